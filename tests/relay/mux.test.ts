import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import type { Struct } from '../../src/wire/append.ts'
import { PROTOCOL } from '../../src/wire/limits.ts'
import { readStateVector } from '../../src/wire/state-vector.ts'
import { writeFrame } from '../../src/wire/frames.ts'
import { rng, seedOf } from '../random.ts'
import { createMemoryLog } from '../../sync-server/log-memory.ts'
import { NO_PIECE } from '../../sync-server/mux-connection.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import {
  connect,
  MuxClient,
  newKeys,
  newKey,
  newStruct,
  newStructs,
  signProof,
  startTestRelay,
  until,
  type RelayUnderTest,
  type TestDevice,
} from './relay-under-test.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
const REMARKS = 'centre/castelroc/remarks/2027-03'
const ELSEWHERE = 'centre/valdoux/visits/2027-03'

const seed = seedOf()
let t: RelayUnderTest
beforeEach(async () => {
  t = await startTestRelay({ limits: { quarantineMs: 30 } })
})
afterEach(() => t.end())

const answerOf = async (
  device: TestDevice,
  hello: Parameters<MuxClient['hello']>[0] = {},
): Promise<Awaited<ReturnType<MuxClient['hello']>>> => {
  const c = new MuxClient(t.url)
  await c.prove(device, t.origin)
  const answer = await c.hello(hello)
  await c.close()
  return answer
}

describe('mux: who is there', () => {
  test('M1 the relay speaks first: a nonce of its own for each connection, its time and its protocol', async () => {
    const [a, b] = [new MuxClient(t.url), new MuxClient(t.url)]
    const [one, two] = [await a.first('nonce'), await b.first('nonce')]
    expect(one.protocol).toBe(PROTOCOL)
    expect(Math.abs(one.time - Date.now() / 1000)).toBeLessThan(60)
    expect(one.nonce).not.toEqual(two.nonce)
    await a.close()
    await b.close()
  })

  test('M2 a proof made for another address, replayed from another connection, by another key or for an unknown device closes 4403, which is no revocation', async () => {
    const device = await t.device('staff', 'castelroc')
    const tryIt = async (signer: Pick<TestDevice, 'id' | 'privateKey'>, origin: string, nonce?: Uint8Array): Promise<string> => {
      const c = new MuxClient(t.url)
      const own = (await c.first('nonce')).nonce
      c.send({ is: 'proof', device: bytesOf(signer.id), signature: signProof(signer, nonce ?? own, origin) })
      c.send({ is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 })
      const end = await c.ended()
      expect(c.all('answer')).toEqual([])
      return `${end.code} ${end.reason}`
    }
    expect(await tryIt(device, 'https://look-alike.example')).toBe('4403 proof')
    const other = new MuxClient(t.url)
    const { nonce } = await other.first('nonce')
    expect(await tryIt(device, t.origin, nonce)).toBe('4403 proof')
    await other.close()
    expect(await tryIt({ id: device.id, privateKey: newKeys().privateKey }, t.origin)).toBe('4403 proof')
    expect(await tryIt({ id: newKey() as string as TestDevice['id'], privateKey: device.privateKey }, t.origin)).toBe('4403 unknown')
    expect((await answerOf(device)).seq).toBe(0)
  })

  test('M2 each of our public addresses will do', async () => {
    const two = await startTestRelay({ origins: ['https://relais.example', 'http://localhost:1'] })
    const device = await two.device('staff', 'castelroc')
    for (const origin of two.relay.origins) {
      const c = new MuxClient(two.url)
      await c.prove(device, origin)
      await c.hello()
      await c.close()
    }
    await two.end()
  })

  test('M3 any frame before the proof closes 4400, garbage too; a second proof, or a frame that only the relay sends, as well', async () => {
    const device = await t.device('staff', 'castelroc')
    const early = async (bytes: Uint8Array): Promise<number> => {
      const c = new MuxClient(t.url)
      await c.first('nonce')
      c.raw(bytes)
      return (await c.ended()).code
    }
    expect(await early(writeFrame({ is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 }))).toBe(4400)
    expect(await early(writeFrame({ is: 'pull', doc: VISITS, from: 0 }))).toBe(4400)
    expect(await early(new Uint8Array([1, 2, 3]))).toBe(4400)
    expect(await early(new Uint8Array())).toBe(4400)
    const late = async (frame: Parameters<MuxClient['send']>[0]): Promise<number> => {
      const c = await connect(t, device)
      c.send(frame)
      return (await c.ended()).code
    }
    expect(await late({ is: 'proof', device: bytesOf(device.id), signature: new Uint8Array(64) })).toBe(4400)
    expect(await late({ is: 'head', doc: VISITS, seq: 1 })).toBe(4400)
    const text = await connect(t, device)
    text.socket.send('hello')
    expect((await text.ended()).code).toBe(4400)
  })

  test('M3 who proves nothing in time is closed 1013, so that a slow line tries again', async () => {
    const quick = await startTestRelay({ limits: { proofMs: 5 } })
    const c = new MuxClient(quick.url)
    expect(await c.ended()).toEqual({ code: 1013, reason: 'late' })
    await quick.end()
  })

  test('M4 proof, hello and pieces in one flight are taken in their order', async () => {
    const device = await t.device('staff', 'castelroc')
    const c = new MuxClient(t.url)
    const { nonce } = await c.first('nonce')
    c.send({ is: 'proof', device: bytesOf(device.id), signature: signProof(device, nonce, t.origin) })
    c.send({ is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 })
    for (let i = 0; i < 50; i++) c.push(VISITS, newStructs(1, i, 1))
    await c.until(() => c.all('ack').length === 50)
    expect(c.all('ack').map(a => a.n)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
    expect(c.frames.slice(0, 2).map(f => f.is)).toEqual(['nonce', 'answer'])
    await c.close()
  })

  test('M4 another protocol closes 4426', async () => {
    const device = await t.device('staff', 'castelroc')
    for (const protocol of [0, PROTOCOL + 1]) {
      const c = new MuxClient(t.url)
      await c.prove(device, t.origin)
      c.send({ is: 'hello', protocol, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 })
      expect((await c.ended()).code).toBe(4426)
    }
  })
})

describe('mux: hello', () => {
  test('M5 the answer lists what this device may read and has grown since its cursor, and nothing else', async () => {
    const one = await connect(t, await t.device('staff', 'castelroc'))
    const two = await connect(t, await t.device('staff', 'valdoux'))
    const coordinator = await t.device('coordinator', null)
    await one.pushed(VISITS, newStructs(1, 0, 1))
    await two.pushed(ELSEWHERE, newStructs(1, 0, 1))
    await one.pushed('centre/castelroc/calendar/2027/own', newStructs(1, 0, 1))
    await one.pushed('centre/castelroc/calendar/2027/network', newStructs(1, 0, 1))
    const all = await answerOf(coordinator)
    expect(all.documents.map(d => d[0]).toSorted()).toEqual([ELSEWHERE, VISITS, 'centre/castelroc/calendar/2027/network'].toSorted())
    const mark = (await t.log.markAt(2))!
    expect((await answerOf(coordinator, { cursor: 2, mark, rights: 1 })).documents).toEqual([['centre/castelroc/calendar/2027/network', 4]])
    expect((await answerOf(await t.device('staff', 'valdoux'))).documents.map(d => d[0])).not.toContain(VISITS)
    expect((await answerOf(await t.device('kiosk', 'castelroc'))).documents).toEqual([])
    expect(all).toMatchObject({ seq: 4, forked: false, rights: 1, mark: await t.log.markAt(4) })
    await one.close()
    await two.close()
  })

  test('M5 a mark of another history is told as a fork, and everything readable is listed; so is a cursor this log never reached', async () => {
    const device = await t.device('staff', 'castelroc')
    const c = await connect(t, device)
    for (let i = 0; i < 3; i++) await c.pushed(VISITS, newStructs(1, i, 1))
    const good = (await t.log.markAt(3))!
    expect(await answerOf(device, { cursor: 3, mark: good, rights: 1 })).toMatchObject({ forked: false, documents: [] })
    expect(await answerOf(device, { cursor: 3, mark: new Uint8Array(8), rights: 1 })).toMatchObject({
      forked: true,
      documents: [[VISITS, 3]],
    })
    expect(await answerOf(device, { cursor: 9, mark: good, rights: 1 })).toMatchObject({ forked: true, documents: [[VISITS, 3]] })
    await c.close()
  })

  test('M5 when the rights of a device are not those it knows, everything readable is listed', async () => {
    const device = await t.device('staff', 'castelroc')
    const c = await connect(t, device)
    await c.pushed(VISITS, newStructs(1, 0, 1))
    const mark = (await t.log.markAt(1))!
    expect(await answerOf(device, { cursor: 1, mark, rights: 0 })).toMatchObject({ forked: false, rights: 1, documents: [[VISITS, 1]] })
    await c.close()
  })

  test('M5 no head goes before the answer, and what grew while it was made is told after it', async () => {
    const inner = createMemoryLog()
    let go: (() => void) | null = null
    let gated = false
    const slow = await startTestRelay({
      log: {
        ...inner,
        async changed(seq) {
          const documents = await inner.changed(seq)
          if (gated) await new Promise<void>(then => (go = then))
          return documents
        },
      },
    })
    const writer = await connect(slow, await slow.device('staff', 'castelroc'))
    const device = await slow.device('staff', 'castelroc')
    await writer.pushed(VISITS, newStructs(1, 0, 1))
    gated = true
    const c = new MuxClient(slow.url)
    await c.prove(device, slow.origin)
    const answered = c.hello({ cursor: 1, mark: new Uint8Array(8), rights: 1 }) // of another history
    await until(() => go !== null)
    await writer.pushed(VISITS, newStructs(1, 1, 1))
    await writer.pushed('centre/castelroc/holdings', newStructs(1, 0, 1))
    go!()
    expect(await answered).toMatchObject({ forked: true, documents: [[VISITS, 1]] })
    await c.until(() => c.all('head').length === 2)
    expect(c.frames.map(f => f.is)).toEqual(['nonce', 'answer', 'head', 'head'])
    expect(c.all('head').map(h => [h.doc, h.seq])).toEqual([
      [VISITS, 2],
      ['centre/castelroc/holdings', 3],
    ])
    await writer.pushed(VISITS, newStructs(1, 2, 1))
    await c.until(() => c.all('head').length === 3)
    await c.close()
    await writer.close()
    await slow.end()
  })

  for (const count of [1, 600])
    test(`M13 a hello with nothing new costs at most 150 bytes up and 60 down, with ${count} documents`, async () => {
      const device = await t.device('staff', 'castelroc')
      const c = await connect(t, device)
      for (let i = 0; i < count; i++)
        c.push(`centre/castelroc/visits/${1900 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, newStructs(1, 0, 1))
      await c.until(() => c.all('ack').length === count)
      await c.close()
      const mark = (await t.log.markAt(count))!
      const quiet = new MuxClient(t.url)
      await quiet.prove(device, t.origin)
      const answer = await quiet.hello({ cursor: count, mark, rights: 1, heard: 0 })
      quiet.send({ is: 'empty' })
      expect(answer.documents).toEqual([])
      expect(quiet.up).toBeLessThanOrEqual(150)
      expect(quiet.down).toBeLessThanOrEqual(60)
      await quiet.close()
    })
})

describe(`mux: pieces, seed ${seed}`, () => {
  test('M6 two devices of one centre receive each other live and after a reconnect, and never their own', async () => {
    const [a, b] = [await t.device('staff', 'castelroc'), await t.device('staff', 'castelroc')]
    const one = await connect(t, a)
    const two = await connect(t, b)
    one.pull(VISITS)
    two.pull(VISITS)
    const first = newStructs(1, 0, 3)
    const second = newStructs(2, 0, 2)
    expect(await one.pushed(VISITS, first)).toMatchObject({ is: 'ack', seq: 1, previous: 0 })
    expect(await two.pushed(VISITS, second)).toMatchObject({ is: 'ack', seq: 2, previous: 1 })
    await two.until(() => two.keys(VISITS).length === 3)
    await one.until(() => one.keys(VISITS).length === 2)
    expect(one.all('piece')[0]?.n).toBe(2)
    await two.close()
    const third = newStructs(1, 3, 1)
    await one.pushed(VISITS, third)
    const again = await connect(t, b, { cursor: 2, mark: (await t.log.markAt(2))!, rights: 1 })
    expect(again.all('answer')[0]?.documents).toEqual([[VISITS, 3]])
    again.pull(VISITS, 2)
    await again.until(() => again.keys(VISITS).length === 1)
    expect(again.keys(VISITS)).toEqual(third.map(s => s.key))
    expect(one.keys(VISITS)).toEqual(second.map(s => s.key))
    expect(two.keys(VISITS)).toEqual(first.map(s => s.key))
    await one.close()
    await again.close()
  })

  test('M6 a device that pushed before it pulled is not sent its own day, and learns that it is complete', async () => {
    const other = await connect(t, await t.device('staff', 'castelroc'))
    const device = await t.device('staff', 'castelroc')
    await other.pushed(VISITS, newStructs(5, 0, 1))
    const c = await connect(t, device)
    expect(await c.pushed(VISITS, newStructs(1, 0, 4))).toMatchObject({ seq: 2, previous: 1 })
    c.pull(VISITS, 0)
    await c.until(() => c.all('piece').some(p => p.n === 2))
    expect(c.keys(VISITS)).toHaveLength(1)
    await other.pushed(VISITS, newStructs(5, 1, 1))
    await c.until(() => c.keys(VISITS).length === 2)
    expect(c.all('piece').map(p => p.n)).toEqual([2, 3])
    await c.close()
    await other.close()
  })

  test('M6 whatever two devices write at the same time, each ends complete: acknowledgements and pieces together reach the head of the document', async () => {
    const r = rng(seed)
    for (let run = 0; run < 15; run++) {
      const doc = `centre/castelroc/visits/20${10 + run}-01`
      const clients = [await connect(t, await t.device('staff', 'castelroc')), await connect(t, await t.device('staff', 'castelroc'))]
      const clocks = [0, 0]
      for (let i = 0; i < 40; i++) {
        const who = r() < 0.5 ? 0 : 1
        if (r() < 0.15) clients[who]!.pull(doc, 0)
        clients[who]!.push(doc, newStructs(who + 1, clocks[who]!++, 1))
        if (r() < 0.3) await new Promise(go => setImmediate(go))
      }
      for (const [who, c] of clients.entries()) await c.until(() => c.all('ack').length === clocks[who])
      for (const [who, c] of clients.entries()) {
        // what a device knows: a piece brings it to n, an acknowledgement on from the one before
        const have = (): number =>
          c.frames.reduce((at, f) => (f.is === 'piece' ? Math.max(at, f.n) : f.is === 'ack' && f.previous === at ? f.seq : at), 0)
        const pulled = c.all('piece').length > 0
        if (!pulled) c.pull(doc, have())
        const head = await t.log.headOf(doc)
        await c.until(() => have() === head)
        const keys = c.keys(doc)
        expect(new Set(keys).size).toBeGreaterThanOrEqual(clocks[1 - who]!)
      }
      for (const c of clients) await c.close()
    }
  })

  test('M6 own and foreign rows of one client id in any mixture: what is left out makes no hole, and every place is told', async () => {
    const a = await connect(t, await t.device('staff', 'castelroc'))
    const b = await connect(t, await t.device('staff', 'castelroc'))
    const all = newStructs(1, 0, 12)
    for (let i = 0; i < 12; i++) await (i % 3 === 1 ? b : a).pushed(VISITS, [all[i]!])
    a.pull(VISITS, 0)
    await a.until(() => a.keys(VISITS).length === 4 && a.all('piece').at(-1)?.n === 12)
    expect(a.keys(VISITS)).toEqual(all.filter((_, i) => i % 3 === 1).map(s => s.key))
    await a.close()
    await b.close()
  })

  test('M7 what is not taken is answered, never closed: forbidden, form, too-big, gap, taken, key-known', async () => {
    const c = await connect(t, await t.device('staff', 'castelroc'))
    const held = newStruct(1, 0)
    await c.pushed(VISITS, [held])
    expect(await c.pushed(ELSEWHERE, newStructs(1, 0, 1))).toMatchObject({ is: 'refused', reason: 'forbidden' })
    expect(await c.pushed(REMARKS, newStructs(1, 0, 1))).toMatchObject({ reason: 'forbidden' })
    expect(await c.pushed('network/directory', newStructs(1, 0, 1))).toMatchObject({ reason: 'forbidden' })
    expect(await c.pushed('no/document/of/ours', newStructs(1, 0, 1))).toMatchObject({ reason: 'forbidden' })
    expect(await c.pushed(`note/${newKey()}`, newStructs(1, 0, 1))).toMatchObject({ reason: 'form' })
    expect(await c.pushed(VISITS, [newStruct(1, 7)])).toMatchObject({ reason: 'gap', client: 1, clock: 1 })
    expect(await c.pushed(VISITS, [newStruct(1, 0)])).toMatchObject({ reason: 'taken', client: 1, clock: 0 })
    expect(await c.pushed(VISITS, [{ ...held, client: 3 }])).toMatchObject({ reason: 'key-known', client: 3, clock: 0 })
    const say = async (n: number, bytes: Uint8Array): Promise<string> => {
      c.send({ is: 'piece', doc: VISITS, n, at: 0, deflated: bytes })
      return (await c.first('refused', f => f.n === n)).reason
    }
    expect(await say(101, new Uint8Array([1, 2, 3]))).toBe('form')
    expect(await say(102, deflateRawSync(new Uint8Array([1, 1, 1, 1])))).toBe('form')
    expect(await say(103, deflateRawSync(Buffer.alloc(40_000_000)))).toBe('too-big') // 40 MB of nothing in 40 kB
    c.pull(ELSEWHERE)
    expect(await c.first('refused', f => f.doc === ELSEWHERE && f.n === NO_PIECE)).toMatchObject({ reason: 'forbidden' })
    expect(c.end).toBeNull()
    expect((await t.log.inventory(VISITS)).count).toBe(1)
    await c.close()
  })

  test('M7 an id copied into another document is taken: keys are per document, and a reader sets aside what speaks of another record', async () => {
    const c = await connect(t, await t.device('staff', 'castelroc'))
    const s = newStruct(1, 0)
    expect(await c.pushed(VISITS, [s])).toMatchObject({ is: 'ack' })
    expect(await c.pushed('centre/castelroc/holdings', [s])).toMatchObject({ is: 'ack' })
    await c.close()
  })

  test('M7 the same piece twice is acknowledged twice and kept once', async () => {
    const c = await connect(t, await t.device('staff', 'castelroc'))
    const structs = newStructs(1, 0, 3)
    const first = await c.pushed(VISITS, structs)
    await c.pushed(VISITS, newStructs(2, 0, 1))
    const again = await c.pushed(VISITS, structs)
    expect(first).toMatchObject({ is: 'ack', seq: 1 })
    expect(again).toMatchObject({ is: 'ack', seq: 2, previous: 2, mark: await t.log.markAt(2) })
    await c.close()
  })

  test('M8 a revoked device may leave its pieces at the door, is told they are set aside, receives nothing, and is then closed 4401', async () => {
    const device = await t.device('staff', 'castelroc')
    const before = await connect(t, device)
    await before.pushed(VISITS, newStructs(1, 0, 1))
    await before.close()
    await t.registry.revoke(device.id, 1_800_000_000)
    const c = new MuxClient(t.url)
    await c.prove(device, t.origin)
    c.send({ is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 0, mark: null, rights: 0, heard: 0 })
    c.pull(VISITS)
    expect(await c.pushed(VISITS, newStructs(1, 1, 2))).toMatchObject({ is: 'refused', reason: 'quarantine' })
    expect(await c.pushed(ELSEWHERE, newStructs(1, 1, 2))).toMatchObject({ is: 'refused', reason: 'forbidden' })
    expect(await c.ended()).toEqual({ code: 4401, reason: 'revoked' })
    expect(c.frames.map(f => f.is)).toEqual(['nonce', 'refused', 'refused'])
    expect((await t.log.inventory(VISITS)).count).toBe(1)
    expect((await t.registry.apart()).map(q => [q.device, q.doc])).toEqual([[device.id, VISITS]])
  })

  test('M7 M8 a revoked device leaves nothing of a free document at the door, and nothing of another centre’s, well formed or not', async () => {
    const device = await t.device('staff', 'castelroc')
    await t.registry.revoke(device.id, 1)
    const c = new MuxClient(t.url)
    await c.prove(device, t.origin)
    expect(await c.pushed('note/CCCCCCCCCCCCCCCCCCCCCA', newStructs(1, 0, 1))).toMatchObject({ is: 'refused', reason: 'form' })
    for (const n of [90, 91]) c.send({ is: 'piece', doc: n === 90 ? ELSEWHERE : VISITS, n, at: 0, deflated: new Uint8Array(20) })
    expect(await c.first('refused', f => f.n === 90)).toMatchObject({ reason: 'forbidden' }) // its right is judged first
    expect(await c.first('refused', f => f.n === 91)).toMatchObject({ reason: 'form' })
    expect((await t.registry.apart()).filter(p => p.device === device.id)).toEqual([])
  })

  test('M8 only the device itself is told that it was revoked: without its key, or too late, it is 4403 or 1013', async () => {
    const device = await t.device('staff', 'castelroc')
    await t.registry.revoke(device.id, 1)
    const stranger = new MuxClient(t.url)
    await stranger.prove({ ...device, privateKey: newKeys().privateKey }, t.origin)
    expect(await stranger.ended()).toEqual({ code: 4403, reason: 'proof' })
    const quick = await startTestRelay({ limits: { proofMs: 5 } })
    expect((await new MuxClient(quick.url).ended()).code).toBe(1013)
    await quick.end()
  })

  test('M8 what a revoked device may leave is bounded', async () => {
    const small = await startTestRelay({ limits: { quarantinePieces: 2, quarantineMs: 5000 } })
    const device = await small.device('staff', 'castelroc')
    await small.registry.revoke(device.id, 1)
    const c = new MuxClient(small.url)
    await c.prove(device, small.origin)
    for (let i = 0; i < 5; i++) c.push(VISITS, newStructs(1, i, 1))
    expect((await c.ended()).code).toBe(4401)
    expect((await small.registry.apart()).filter(p => p.device === device.id)).toHaveLength(2)
    await small.end()
  })
})

describe('mux: following', () => {
  test('M9 a long history comes in pieces of at most 16 KB before deflating, in order, whole, and from where it was left', async () => {
    const writer = await connect(t, await t.device('staff', 'castelroc'))
    const all: Struct[] = newStructs(1, 0, 1500)
    for (let i = 0; i < all.length; i += 30) writer.push(VISITS, all.slice(i, i + 30))
    await writer.until(() => writer.all('ack').length === 50)
    const reader = await connect(t, await t.device('staff', 'castelroc'))
    reader.pull(VISITS, 0)
    await reader.until(() => reader.all('piece').at(-1)?.n === 50)
    expect(reader.keys(VISITS)).toEqual(all.map(s => s.key))
    expect(reader.all('piece').length).toBeGreaterThan(8)
    const places = reader.all('piece').map(p => p.n)
    expect(places).toEqual(places.toSorted((x, y) => x - y))
    const half = places[3]!
    const again = await connect(t, await t.device('staff', 'castelroc'))
    again.pull(VISITS, half)
    await again.until(() => again.all('piece').at(-1)?.n === 50)
    expect([...reader.all('piece').slice(0, 4), ...again.all('piece')].length).toBe(reader.all('piece').length)
    for (const c of [writer, reader, again]) await c.close()
  })

  test('M9 a reader that does not read holds back nobody, and gets everything when it reads again', async () => {
    const writer = await connect(t, await t.device('staff', 'castelroc'))
    const all = newStructs(1, 0, 6000)
    for (let i = 0; i < all.length; i += 60) await writer.pushed(VISITS, all.slice(i, i + 60))
    const slow = await connect(t, await t.device('staff', 'castelroc'))
    slow.socket.pause()
    slow.pull(VISITS, 0)
    const quick = await connect(t, await t.device('staff', 'castelroc'))
    quick.pull(VISITS, 0)
    await quick.until(() => quick.all('piece').at(-1)?.n === 100)
    slow.socket.resume()
    await slow.until(() => slow.all('piece').at(-1)?.n === 100)
    expect(slow.keys(VISITS)).toEqual(all.map(s => s.key))
    for (const c of [writer, slow, quick]) await c.close()
  })

  test('M9 several documents asked for together all come, the small one before the end of the large one', async () => {
    const writer = await connect(t, await t.device('staff', 'castelroc'))
    for (let i = 0; i < 40; i++) writer.push(VISITS, newStructs(1, i * 60, 60))
    writer.push('centre/castelroc/holdings', newStructs(1, 0, 1))
    await writer.until(() => writer.all('ack').length === 41)
    const reader = await connect(t, await t.device('staff', 'castelroc'))
    reader.pull(VISITS)
    reader.pull('centre/castelroc/holdings')
    await reader.until(() => reader.keys(VISITS).length === 2400)
    const order = reader.all('piece').map(p => p.doc)
    expect(order.indexOf('centre/castelroc/holdings')).toBeLessThan(3)
    await writer.close()
    await reader.close()
  })

  test('M9 a document that a device may read and does not follow is told by its head, to nobody else and not to its author', async () => {
    const author = await connect(t, await t.device('staff', 'castelroc'))
    const colleague = await connect(t, await t.device('staff', 'castelroc'))
    const stranger = await connect(t, await t.device('staff', 'valdoux'))
    await author.pushed(VISITS, newStructs(1, 0, 1))
    expect(await colleague.first('head')).toEqual({ is: 'head', doc: VISITS, seq: 1 })
    await author.pushed('centre/castelroc/desk/public', newStructs(1, 0, 1))
    expect(await stranger.first('head')).toEqual({ is: 'head', doc: 'centre/castelroc/desk/public', seq: 2 })
    expect(stranger.all('head')).toHaveLength(1)
    expect(author.all('head')).toEqual([])
    for (const c of [author, colleague, stranger]) await c.close()
  })

  test('M10 whoever compares is told of every document how far the relay has it, also where it has all or nothing', async () => {
    const c = await connect(t, await t.device('staff', 'castelroc'))
    await c.pushed(VISITS, newStructs(1, 0, 4))
    for (const doc of [VISITS, 'centre/castelroc/holdings', ELSEWHERE]) c.send({ is: 'compare', doc })
    expect(await c.first('refused', f => f.doc === ELSEWHERE)).toMatchObject({ reason: 'forbidden' })
    expect(c.all('lack').map(l => [l.doc, [...readStateVector(l.vector)]])).toEqual([
      [VISITS, [[1, 4]]],
      ['centre/castelroc/holdings', []],
    ])
    await c.close()
  })

  test('M10 M11 a device of another history is not taken at its word that it is empty, until it says so once more', async () => {
    const device = await t.device('staff', 'castelroc')
    const desk = await connect(t, await t.device('coordinator', null), { heard: 1 })
    const c = new MuxClient(t.url)
    await c.prove(device, t.origin)
    c.send({ is: 'hello', protocol: PROTOCOL, cursor: 0, seen: 7, mark: new Uint8Array(8), rights: 0, heard: 0 }, { is: 'empty' })
    expect(await c.first('answer')).toMatchObject({ forked: true })
    await c.pushed(VISITS, newStructs(1, 0, 1)) // what came before it has been dealt with
    expect(desk.all('heard').flatMap(h => h.centres)).toEqual([])
    c.send({ is: 'empty' })
    expect((await desk.first('heard', h => h.centres.length > 0)).centres.map(([centre]) => centre)).toEqual(['castelroc'])
    await c.close()
    await desk.close()
  })

  test('M12 a socket without a sign of life is dropped; one that answers pings stays', async () => {
    const quick = await startTestRelay({ limits: { keepaliveMs: 15 } })
    const [alive, dead] = [await connect(quick, await quick.device('staff', 'castelroc')), new MuxClient(quick.url)]
    await dead.first('nonce')
    ;(dead.socket as unknown as { _autoPong: boolean })._autoPong = false // the field behind ws's own option
    expect((await dead.ended()).code).toBe(1006)
    expect(await alive.pushed(VISITS, newStructs(1, 0, 1))).toMatchObject({ is: 'ack' })
    const beats = alive.all('beat').length
    await alive.until(() => alive.all('beat').length > beats + 2)
    await alive.close()
    await quick.end()
  })

  test('M14 too many frames, too many bytes, too many sockets of one address: closed 1013, the others served', async () => {
    const tight = await startTestRelay({ limits: { frameBurst: 20, framesPerSecond: 0.001, socketsPerAddress: 3, proofMs: 60_000 } })
    const device = await tight.device('staff', 'castelroc')
    const c = await connect(tight, device)
    for (let i = 0; i < 30; i++) c.pull(VISITS)
    expect((await c.ended()).code).toBe(1013)
    await until(() => tight.relay.connections() === 0)
    const three = [new MuxClient(tight.url), new MuxClient(tight.url), new MuxClient(tight.url)]
    for (const x of three) await x.first('nonce')
    expect((await new MuxClient(tight.url).ended()).code).toBe(1013)
    await three[0]!.close()
    await until(() => tight.relay.connections() === 2)
    await (await connect(tight, device)).close()
    await tight.end()
    const narrow = await startTestRelay({ limits: { byteBurst: 1000, bytesPerSecond: 0.001 } })
    const wide = await connect(narrow, await narrow.device('staff', 'castelroc'))
    wide.raw(new Uint8Array(2000))
    expect((await wide.ended()).code).toBe(1013)
    await narrow.end()
  })

  test('M14 a frame over the limit closes 4413', async () => {
    const c = await connect(t, await t.device('staff', 'castelroc'))
    c.raw(new Uint8Array(RELAY_LIMITS.frame + 1))
    expect((await c.ended()).code).toBe(4413)
  })

  test('M14 more pieces than may wait are still all answered, in order', async () => {
    const one = await startTestRelay({ limits: { inFlight: 1 } })
    const c = await connect(one, await one.device('staff', 'castelroc'))
    for (let i = 0; i < 40; i++) c.push(VISITS, newStructs(1, i, 1))
    await c.until(() => c.all('ack').length === 40)
    expect(c.all('ack').map(a => a.n)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    await c.close()
    await one.end()
  })

  test('M15 closing a relay ends every socket with 1012, and what was acknowledged is there when it starts again', async () => {
    const device = await t.device('staff', 'castelroc')
    const c = await connect(t, device)
    await c.pushed(VISITS, newStructs(1, 0, 3))
    const again = await t.restart()
    expect((await c.ended()).code).toBe(1012)
    t = again
    const back = await connect(t, device, { cursor: 1, mark: c.all('ack')[0]!.mark, rights: 1 })
    expect(back.all('answer')[0]).toMatchObject({ forked: false, seq: 1, documents: [] })
    expect(await back.pushed(VISITS, newStructs(1, 3, 1))).toMatchObject({ is: 'ack', previous: 1 })
    await back.close()
  })

  test('A4 a relay set back to an older state is filled again by a device, which keeps its places', async () => {
    const device = await t.device('staff', 'castelroc')
    const c = await connect(t, device)
    const mine = newStructs(1, 0, 3)
    const theirs = newStructs(2, 0, 3)
    await c.pushed(VISITS, mine)
    await c.pushed(VISITS, theirs)
    const old = await startTestRelay() // has lost everything
    const back = await connect(old, await old.device('staff', 'castelroc'), { cursor: 2, mark: c.all('ack')[1]!.mark })
    expect(back.all('answer')[0]?.forked).toBe(true)
    back.send({ is: 'compare', doc: VISITS })
    expect([...readStateVector((await back.first('lack')).vector)]).toEqual([])
    expect(await back.pushed(VISITS, [...theirs, ...mine])).toMatchObject({ is: 'ack' })
    expect(new Map(await old.log.vector(VISITS))).toEqual(
      new Map([
        [1, 3],
        [2, 3],
      ]),
    )
    await back.close()
    await c.close()
    await old.end()
  })
})
