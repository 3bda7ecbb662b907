import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Key } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { readAppend, writeAppend } from '../../src/wire/append.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import { readYMessage, writeStep1, writeUpdate } from '../../sync-server/y-frames.ts'
import {
  connect,
  newKey,
  newStruct,
  newStructs,
  postJson,
  signProof,
  startTestRelay,
  until,
  type RelayUnderTest,
  type TestDevice,
} from './relay-under-test.ts'
import { openStock, type StockClient } from './stock-client.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
const OPEN = 'open/append/day'
const VALUE = ['create', 1, '', 'visit', [], [], ['2027-03-01', 'h09', 'ok', 1], 'counsellor']

let t: RelayUnderTest
const clients: StockClient[] = []
const stock = (name: string, params: Record<string, string> = {}, doc?: Y.Doc): StockClient => {
  const c = openStock(t.url, name, params, doc)
  clients.push(c)
  return c
}
const put = (doc: Y.Doc, n = 1): void => {
  for (let i = 0; i < n; i++) doc.getMap('o').set(newKey(), VALUE)
}
const size = (c: StockClient): number => c.doc.getMap('o').size

const ticketFor = async (
  device: TestDevice,
  prefix: string,
  origin = t.origin,
): Promise<{ ok: boolean; ticket?: string; until?: number; problem?: string }> => {
  const { nonce } = (await (await fetch(`${t.url}/nonce`)).json()) as { nonce: Key }
  const signature = Buffer.from(signProof(device, bytesOf(nonce), origin)).toString('base64url')
  return (await (await postJson(`${t.url}/ticket`, { device: device.id, nonce, signature, prefix })).json()) as { ok: boolean }
}

/** A socket that speaks y-websocket by hand. */
const raw = async (
  path: string,
): Promise<{
  ws: WebSocket
  messages: Uint8Array[]
  closed: Promise<number>
  message(look: (m: Uint8Array) => boolean): Promise<Uint8Array>
}> => {
  const ws = new WebSocket(`${t.url.replace('http', 'ws')}${path}`)
  const messages: Uint8Array[] = []
  ws.on('message', (m: Buffer) => void messages.push(new Uint8Array(m)))
  const closed = new Promise<number>(go => ws.on('close', go))
  await new Promise(go => ws.on('open', go))
  return {
    ws,
    messages,
    closed,
    async message(look) {
      for (;;) {
        const found = messages.find(look)
        if (found) return found
        await new Promise(go => ws.once('message', go))
      }
    },
  }
}

beforeEach(async () => {
  t = await startTestRelay({ open: 'open/' })
})
afterEach(async () => {
  for (const c of clients.splice(0)) c.end()
  await t.end()
})

describe('stock clients', () => {
  test('Y1 without a ticket, with a false one, or outside its names: 4403, which a stock client does not try again', async () => {
    const device = await t.device('staff', 'castelroc')
    const { ticket = '' } = await ticketFor(device, 'centre/castelroc/visits/')
    expect(await stock(VISITS).closed).toBe(4403)
    expect(await stock(VISITS, { ticket: newKey() }).closed).toBe(4403)
    expect(await stock('centre/castelroc/holdings', { ticket }).closed).toBe(4403)
    expect(await stock('centre/valdoux/visits/2027-03', { ticket }).closed).toBe(4403)
    expect(await stock('nothing of ours', { ticket }).closed).toBe(4403)
    const good = stock(VISITS, { ticket })
    await good.until(() => good.provider.synced)
  })

  test('Y2 what a stock client writes reaches our devices, and what they write reaches it, live and later', async () => {
    const device = await t.device('staff', 'castelroc')
    const { ticket = '' } = await ticketFor(device, '')
    const early = stock(VISITS, { ticket })
    await early.until(() => early.provider.synced)
    const mux = await connect(t, await t.device('staff', 'castelroc'))
    mux.pull(VISITS)
    put(early.doc, 3)
    await mux.until(() => mux.keys(VISITS).length === 3)
    expect(await mux.pushed(VISITS, newStructs(7, 0, 2))).toMatchObject({ is: 'ack' })
    await early.until(() => size(early) === 5)
    const late = stock(VISITS, { ticket })
    await late.until(() => size(late) === 5)
    expect(new Set(late.doc.getMap('o').keys())).toEqual(new Set(early.doc.getMap('o').keys()))
    await mux.close()
  })

  test('Y2 an upload of weeks becomes rows of ordinary size and is whole afterwards; one over the limit closes 4413', async () => {
    const doc = new Y.Doc()
    put(doc, 3000)
    expect(Y.encodeStateAsUpdate(doc).length).toBeGreaterThan(LIMITS.update * 2)
    const writer = stock(OPEN, {}, doc)
    await until(async () => (await t.log.inventory(OPEN)).count === 3000)
    const rows = await t.log.rows(OPEN, 0, Infinity)
    expect(Math.max(...rows.map(r => r.bytes.length))).toBeLessThanOrEqual(LIMITS.piece)
    const reader = stock(OPEN)
    await reader.until(() => size(reader) === 3000)
    writer.end()

    const big = await raw('/y/open/append/other')
    big.ws.send(writeUpdate(new Uint8Array(RELAY_LIMITS.upload + 100)))
    expect(await big.closed).toBe(4413)
  })

  test('Y3 a first sync comes as many updates of at most 16 KB, ended by an empty step 2', async () => {
    const doc = new Y.Doc()
    put(doc, 2000)
    stock(OPEN, {}, doc)
    await until(async () => (await t.log.inventory(OPEN)).count === 2000)
    const r = await raw(`/y/${OPEN}`)
    r.ws.send(writeStep1(new Uint8Array([0])))
    await r.message(m => m[0] === 0 && m[1] === 1)
    expect(r.messages.length).toBeGreaterThan(10)
    expect(Math.max(...r.messages.map(m => m.length))).toBeLessThanOrEqual(LIMITS.piece + 64)
    expect([...r.messages.at(-1)!]).toEqual([0, 1, 2, 0, 0])
    const read = r.messages.flatMap(m => {
      const y = readYMessage(m)
      return y.is === 'update' ? readAppend(y.update) : []
    })
    expect(new Set(read.map(s => s.key)).size).toBe(2000)
    expect(read).toHaveLength(2000)
    r.ws.close()
  })

  test('Y3 who says what it has is sent only the rest', async () => {
    const doc = new Y.Doc()
    put(doc, 30)
    stock(OPEN, {}, doc)
    await until(async () => (await t.log.inventory(OPEN)).count === 30)
    const vector = Y.encodeStateVector(doc)
    put(doc, 4)
    await until(async () => (await t.log.inventory(OPEN)).count === 34)
    const r = await raw(`/y/${OPEN}`)
    r.ws.send(writeStep1(vector))
    await r.message(m => m[0] === 0 && m[1] === 1)
    const read = r.messages.flatMap(m => {
      const y = readYMessage(m)
      return y.is === 'update' ? readAppend(y.update) : []
    })
    expect(read.map(s => s.clock)).toEqual([30, 31, 32, 33])
    r.ws.close()
  })

  test('Y4 what breaks the append check closes 4422, and nothing of it is kept', async () => {
    const held = newStruct(1, 0)
    const send = async (update: Uint8Array): Promise<number> => {
      const r = await raw(`/y/${OPEN}`)
      r.ws.send(writeUpdate(update))
      return r.closed
    }
    const first = await raw(`/y/${OPEN}?ack=1`)
    first.ws.send(writeUpdate(writeAppend([held])))
    await first.message(m => m[0] === 100)
    const text = new Y.Doc()
    text.getText('o').insert(0, 'x')
    expect(await send(Y.encodeStateAsUpdate(text))).toBe(4422)
    expect(await send(writeAppend([newStruct(1, 0)]))).toBe(4422) // taken
    expect(await send(writeAppend([newStruct(1, 5)]))).toBe(4422) // gap
    expect(await send(writeAppend([{ ...held, client: 2 }]))).toBe(4422) // key-known
    expect((await t.log.inventory(OPEN)).count).toBe(1)
    first.ws.close()
  })

  test('Y4 who may read and not write is closed 4403 when it writes, and not before', async () => {
    const device = await t.device('staff', 'castelroc')
    const { ticket = '' } = await ticketFor(device, '')
    const reader = stock('network/directory', { ticket })
    await reader.until(() => reader.provider.synced)
    put(reader.doc)
    expect(await reader.closed).toBe(4403)
    expect(await t.log.headOf('network/directory')).toBe(0)
  })

  test('Y5 with ?ack=1 each frame is answered, after its commit, by 100 and the state vector', async () => {
    const r = await raw(`/y/${OPEN}?ack=1`)
    const structs = newStructs(9, 0, 3)
    for (const s of structs) r.ws.send(writeUpdate(writeAppend([s])))
    await until(() => r.messages.filter(m => m[0] === 100).length === 3)
    const e = encoding.createEncoder()
    encoding.writeVarUint(e, 100)
    encoding.writeVarUint8Array(e, Y.encodeStateVector(new Map([[9, 3]])))
    expect(Buffer.from(r.messages.at(-1)!).equals(Buffer.from(encoding.toUint8Array(e)))).toBe(true)
    r.ws.send(writeUpdate(writeAppend(structs))) // again: known, and said so
    await until(() => r.messages.filter(m => m[0] === 100).length === 4)
    const quiet = await raw(`/y/${OPEN}`)
    quiet.ws.send(writeUpdate(writeAppend(newStructs(10, 0, 1))))
    await until(async () => (await t.log.vector(OPEN)).get(10) === 1)
    expect(quiet.messages.some(m => m[0] === 100)).toBe(false)
    r.ws.close()
    quiet.ws.close()
  })

  test('Y6 a ticket needs a fresh nonce and a proof for this address, opens names under its prefix, and ends', async () => {
    let now = Date.now()
    const timed = await startTestRelay({ now: () => now })
    const before = t
    t = timed
    try {
      const device = await t.device('staff', 'castelroc')
      expect(await ticketFor(device, '', 'http://elsewhere.example')).toEqual({ ok: false, problem: 'proof' })
      const { nonce } = (await (await fetch(`${t.url}/nonce`)).json()) as { nonce: Key }
      const signature = Buffer.from(signProof(device, bytesOf(nonce), t.origin)).toString('base64url')
      const body = { device: device.id, nonce, signature, prefix: 'centre/castelroc/' }
      const first = (await (await postJson(`${t.url}/ticket`, body)).json()) as { ok: boolean; ticket: string }
      expect(first.ok).toBe(true)
      expect(await (await postJson(`${t.url}/ticket`, body)).json()).toEqual({ ok: false, problem: 'nonce' })
      expect(await (await postJson(`${t.url}/ticket`, { ...body, prefix: 7 })).json()).toEqual({ ok: false, problem: 'malformed' })
      const good = stock(VISITS, { ticket: first.ticket })
      await good.until(() => good.provider.synced)
      now += 11 * 60_000
      expect(await stock(VISITS, { ticket: first.ticket }).closed).toBe(4403)
      const second = await ticketFor(device, '')
      await t.registry.revoke(device.id, 1)
      expect(await stock(VISITS, { ticket: second.ticket ?? '' }).closed).toBe(4403)
      expect(await ticketFor(device, '')).toEqual({ ok: false, problem: 'revoked' })
    } finally {
      for (const c of clients.splice(0)) c.end()
      await timed.end()
      t = before
    }
  })

  test('Y7 awareness is passed on within a free document, not to its sender, not beyond the limit, never in an append document', async () => {
    const one = stock('open/text')
    const two = stock('open/text')
    const apart = stock(OPEN)
    const apart2 = stock(OPEN)
    await one.until(() => one.provider.synced)
    await two.until(() => two.provider.synced)
    await apart.until(() => apart.provider.synced)
    await apart2.until(() => apart2.provider.synced)
    apart.provider.awareness.setLocalState({ at: 1 })
    one.provider.awareness.setLocalState({ at: 'x'.repeat(10_000) })
    one.provider.awareness.setLocalState({ at: 3 })
    await until(() => two.provider.awareness.getStates().get(one.doc.clientID)?.['at'] === 3)
    expect(apart2.provider.awareness.getStates().has(apart.doc.clientID)).toBe(false)
  })

  test('Y7 who comes is told who is there; who goes, by whatever way, is taken out at once', async () => {
    const name = 'open/present'
    const at = (c: StockClient, of: StockClient): unknown => c.provider.awareness.getStates().get(of.doc.clientID)
    const one = stock(name)
    await one.until(() => one.provider.synced)
    one.provider.awareness.setLocalState({ at: 1 })
    const two = stock(name)
    await until(() => at(two, one) !== undefined)
    two.provider.awareness.setLocalState({ at: 'x'.repeat(3000) })
    await until(() => at(one, two) !== undefined)
    two.provider.awareness.setLocalState(null)
    await until(() => at(one, two) === undefined)
    ;(one.provider.ws as unknown as WebSocket).terminate()
    one.provider.shouldConnect = false
    await until(() => at(two, one) === undefined)
    const three = stock(name)
    await three.until(() => three.provider.synced)
    expect(at(three, one)).toBeUndefined()
  })

  test('Y8 a quiet stock client hears something often enough for its watchdog, and a dead one is dropped', async () => {
    const quick = await startTestRelay({ open: 'open/', limits: { keepaliveMs: 10 } })
    const before = t
    t = quick
    const r = await raw(`/y/${OPEN}`)
    await r.message(m => m[0] === 1)
    await until(() => r.messages.filter(m => m[0] === 1).length > 5) // it answers pings by itself, so it stays
    expect(r.ws.readyState).toBe(WebSocket.OPEN)
    r.ws.pong = () => undefined // from now on it does not
    r.ws.removeAllListeners('ping')
    ;(r.ws as unknown as { _autoPong: boolean })._autoPong = false // the field behind ws's own option
    expect(await r.closed).toBe(1006)
    t = before
    await quick.end()
  })

  test('Y10 with ?echo=1 what one sends comes back once it is on the disk, also when it was known; without, it does not', async () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'words')
    for (const [name, bytes] of [
      ['open/echo', Y.encodeStateAsUpdate(doc)],
      [OPEN, writeAppend([newStruct(5, 0)])],
    ] as const) {
      const r = await raw(`/y/${name}?echo=1`)
      for (const time of ['new', 'known']) {
        const before = r.messages.length
        r.ws.send(writeUpdate(bytes))
        await r.message(m => r.messages.indexOf(m) >= before && Buffer.from(m).equals(Buffer.from(writeUpdate(bytes))))
        expect(await t.log.headOf(name), time).toBeGreaterThan(0) // readers see what is flushed and nothing else
      }
      r.ws.close()
      const plain = await raw(`/y/${name}?ack=1`)
      plain.ws.send(writeUpdate(bytes))
      await plain.message(m => m[0] === 100)
      expect(plain.messages.filter(m => m[0] === 0 && m[1] === 2)).toEqual([])
      plain.ws.close()
    }
  })

  test('Y2 the ten lines of the README: two stock clients agree on an append document', async () => {
    const one = stock(OPEN)
    const two = stock(OPEN)
    await one.until(() => one.provider.synced)
    await two.until(() => two.provider.synced)
    put(one.doc, 20)
    put(two.doc, 20)
    await one.until(() => size(one) === 40)
    await two.until(() => size(two) === 40)
    expect([...one.doc.getMap('o').keys()].sort()).toEqual([...two.doc.getMap('o').keys()].sort())
  })
})
