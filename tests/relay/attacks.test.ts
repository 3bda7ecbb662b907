// The corpus of attacks against a relay that listens: each by its name, in three places, with what it must answer; and what was there is there.
import { deflateRawSync } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readAppend, writeAppend, type Struct } from '../../src/wire/append.ts'
import { writeFrame, type Frame } from '../../src/wire/frames.ts'
import { writeUpdate } from '../../sync-server/y-frames.ts'
import { rng, seedOf } from '../random.ts'
import { asPiece, asUpdate, ints } from './corpus/craft.ts'
import { MESSAGES } from './corpus/messages.ts'
import { HONEST, HONEST_KEYS, TEXT, UPDATES, VALUE, type Answer, type Attack } from './corpus/updates.ts'
import { connect, newStruct, MuxClient, startTestRelay, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'

const seed = seedOf()
let t: RelayUnderTest
let attacker: TestDevice
let honest: MuxClient

beforeAll(async () => {
  t = await startTestRelay({ open: 'open/', limits: { frameBurst: 1e9, byteBurst: 1e9, requestBurst: 1e6 } })
  attacker = await t.device('staff', 'castelroc')
  honest = await connect(t, await t.device('staff', 'castelroc'))
})
afterAll(async () => {
  await honest.close()
  await t.end()
})

const STATEMENTS: readonly Struct[] = HONEST_KEYS.map((key, clock) => ({ client: HONEST, clock, key, value: VALUE as Struct['value'] }))
const LETTERS = 'abcde'
const letters = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = HONEST
  for (const [i, c] of [...LETTERS].entries()) doc.getText(TEXT).insert(i, c)
  return Y.encodeStateAsUpdate(doc)
}
/** A document of its own for the n-th attack. */
const month = (n: number): string => `centre/castelroc/visits/${2000 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`

/** Sends messages on /y; the code it was closed with, or 'kept' when an update was acknowledged. */
const sendY = async (name: string, ...messages: readonly (Uint8Array | string)[]): Promise<number | 'kept'> => {
  const ws = new WebSocket(`${t.url.replace('http', 'ws')}/y/${name}?ack=1`)
  await new Promise(go => ws.on('open', go))
  const end = new Promise<number | 'kept'>(go => {
    ws.on('close', go)
    ws.on('message', (m: Buffer) => m[0] === 100 && go('kept'))
  })
  for (const m of messages) ws.send(m)
  const answer = await end
  ws.terminate()
  return answer
}
/** What the relay said to a piece. */
const sendMux = async (doc: string, piece: Uint8Array): Promise<Answer> => {
  const c = await connect(t, attacker)
  const before = await t.log.headOf(doc)
  c.raw(writeFrame({ is: 'piece', doc, n: 1, at: 0, deflated: deflateRawSync(piece) }))
  const answered = await c
    .until(() => c.frames.find((f): f is Frame & { is: 'ack' | 'refused' } => f.is === 'ack' || f.is === 'refused'))
    .catch(() => c.end?.code ?? 0)
  c.socket.terminate()
  if (typeof answered === 'number') return answered
  return answered.is === 'refused' ? answered.reason : answered.seq > before ? 'kept' : 'known'
}
const bytesOf = ({ from }: Attack, write: typeof asUpdate): Uint8Array => (from instanceof Uint8Array ? from : write(from))

const structsIn = async (doc: string): Promise<Struct[]> => (await t.log.rows(doc, 0, Infinity)).flatMap(r => readAppend(r.bytes))
const replay = async (doc: string, rows = Infinity): Promise<Y.Doc> => {
  const all = await t.log.rows(doc, 0, Infinity)
  const made = new Y.Doc()
  for (const r of all.slice(0, rows)) Y.applyUpdate(made, r.bytes)
  return made
}
const noFault = (): void => expect(t.lines.filter(l => 'fault' in l || 'damaged' in l)).toEqual([])

describe('F1 every attack of one update, by name', () => {
  test('F1 the names differ, and every answer that is expected somewhere is one of the contract', () => {
    expect(new Set(UPDATES.map(a => a.name)).size).toBe(UPDATES.length)
    const answers = new Set(UPDATES.flatMap(a => [a.mux, a.append, a.free]))
    expect([...answers].sort()).toEqual([4413, 4422, 'form', 'gap', 'kept', 'key-known', 'taken', 'too-big'])
  })

  for (const [n, attack] of UPDATES.entries()) {
    test(`F1 /mux: ${attack.name}: ${attack.mux}`, async () => {
      const doc = month(n)
      expect(await honest.pushed(doc, STATEMENTS)).toMatchObject({ is: 'ack' })
      expect(await sendMux(doc, bytesOf(attack, asPiece))).toBe(attack.mux)
      const held = await structsIn(doc)
      expect(held.slice(0, 5).map(s => s.key)).toEqual(HONEST_KEYS)
      expect(held.length).toBe(attack.mux === 'kept' ? 6 : 5)
      // the device whose client it is goes on; where its place was taken it is told so, and the same statement goes with another client id
      const next = newStruct(HONEST, 5)
      const said = await honest.pushed(doc, [next])
      if (attack.mux === 'kept') {
        expect(said).toMatchObject({ is: 'refused', reason: 'taken', client: HONEST, clock: 5 })
        expect(await honest.pushed(doc, [{ ...next, client: 10_000 + n, clock: 0 }])).toMatchObject({ is: 'ack' })
      } else expect(said).toMatchObject({ is: 'ack' })
      noFault()
    })

    test(`F1 /y, append: ${attack.name}: ${attack.append}`, async () => {
      const doc = `open/append/n${n}`
      expect(await sendY(doc, writeUpdate(writeAppend(STATEMENTS)))).toBe('kept')
      expect(await sendY(doc, writeUpdate(bytesOf(attack, asUpdate)))).toBe(attack.append)
      const held = await structsIn(doc)
      expect(held.slice(0, 5).map(s => s.key)).toEqual(HONEST_KEYS)
      expect(held.length).toBe(attack.append === 'kept' ? 6 : 5)
      expect(await sendY(doc, writeUpdate(writeAppend([newStruct(20_000 + n, 0)])))).toBe('kept')
      noFault()
    })

    test(`F1 /y, free: ${attack.name}: ${attack.free}`, async () => {
      const doc = `open/n${n}`
      expect(await sendY(doc, writeUpdate(letters()))).toBe('kept')
      const before = await t.log.headOf(doc)
      expect(await sendY(doc, writeUpdate(bytesOf(attack, asUpdate)))).toBe(attack.free)
      expect((await t.log.headOf(doc)) > before).toBe(attack.free === 'kept')
      // every letter is in the log, also when somebody who may write has deleted them all: a note can be set back to yesterday
      expect((await replay(doc, 1)).getText(TEXT).toString()).toBe(LETTERS)
      const now = await replay(doc)
      expect(now.store.pendingStructs ?? now.store.pendingDs).toBeNull()
      if (!attack.name.startsWith('everything of a client deleted')) expect(now.getText(TEXT).toString()).toContain(LETTERS)
      const more = new Y.Doc()
      more.getText(TEXT).insert(0, 'more')
      expect(await sendY(doc, writeUpdate(Y.encodeStateAsUpdate(more)))).toBe('kept')
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      noFault()
    })
  }
})

describe(`F1 attacks of many, seed ${seed}`, () => {
  test('F1 random bytes as 600 updates: refused every one, in each place', async () => {
    const r = rng(seed)
    const noise = (): Uint8Array => Uint8Array.from({ length: 1 + Math.floor(r() * 200) }, () => r() * 256)
    for (let i = 0; i < 200; i++) {
      expect(await sendMux(month(600), noise())).toBe('form')
      expect(await sendY('open/append/noise', writeUpdate(noise()))).toBe(4422)
      expect([4422, 'kept']).toContain(await sendY('open/noise', writeUpdate(noise())))
    }
    expect(await t.log.headOf(month(600))).toBe(0)
    expect(await t.log.headOf('open/append/noise')).toBe(0)
    noFault()
  })

  test('F1 one bit flipped in a valid update, 400 times: what was there stays to the byte, and what is taken is one statement of right form', async () => {
    const r = rng(seed)
    const doc = month(601)
    expect(await honest.pushed(doc, STATEMENTS)).toMatchObject({ is: 'ack' })
    expect(await sendY('open/append/flip', writeUpdate(writeAppend(STATEMENTS)))).toBe('kept')
    const flipped = (bytes: Uint8Array): Uint8Array => {
      const at = Math.floor(r() * bytes.length)
      bytes[at]! ^= 1 << Math.floor(r() * 8)
      return bytes
    }
    for (let i = 0; i < 200; i++) {
      const answer = await sendMux(doc, flipped(asPieceOf(newStruct(30_000 + i, 0))))
      expect(['kept', 'form', 'gap', 'taken', 'too-big']).toContain(answer)
      expect(['kept', 4422]).toContain(await sendY('open/append/flip', writeUpdate(flipped(writeAppend([newStruct(30_000 + i, 0)])))))
    }
    for (const name of [doc, 'open/append/flip']) {
      const held = await structsIn(name) // throws on a row that is not of the form
      expect(held.slice(0, 5)).toEqual(STATEMENTS)
    }
    noFault()
  })

  test('F1 2,000 updates, each with a hole before it: each is answered with where to go on, none is kept in waiting', async () => {
    const doc = month(602)
    const c = await connect(t, attacker)
    for (let n = 1; n <= 2000; n++)
      c.send({ is: 'piece', doc, n: 10_000 + n, at: 0, deflated: deflateRawSync(asPieceOf(newStruct(40_000 + n, 10))) })
    await c.until(() => c.all('refused').length === 2000)
    expect(new Set(c.all('refused').map(f => `${f.reason} ${f.clock}`))).toEqual(new Set(['gap 0']))
    expect(await c.pushed(doc, [newStruct(40_001, 0)])).toMatchObject({ is: 'ack' })
    await c.close()
    for (const name of ['open/append/holes', 'open/holes']) {
      for (let n = 0; n < 20; n++) {
        const doc2 = new Y.Doc()
        doc2.getMap('o').set('a', 1)
        const vector = Y.encodeStateVector(doc2)
        doc2.getMap('o').set('b', 1)
        expect(await sendY(name, writeUpdate(Y.encodeStateAsUpdate(doc2, vector)))).toBe(4422)
      }
      expect(await t.log.headOf(name)).toBe(0)
    }
    noFault()
  })
})

describe('F1 every attack of one message, by name', () => {
  for (const { name, on, bytes, answer } of MESSAGES)
    test(`F1 ${on}: ${name}: ${answer}`, async () => {
      if (on === '/mux' || on === '/mux, before the proof') {
        const c = on === '/mux' ? await connect(t, attacker) : new MuxClient(t.url)
        await c.first('nonce')
        for (const b of bytes()) c.socket.send(b)
        if (answer === 'nothing') {
          expect(await c.pushed(month(603), [newStruct(50_000 + MESSAGES.findIndex(m => m.name === name), 0)])).toMatchObject({ is: 'ack' })
          await c.close()
        } else expect((await c.ended()).code).toBe(answer)
      } else {
        const watcher = new WebSocket(`${t.url.replace('http', 'ws')}/y/${on.slice(3)}`)
        const seen: Buffer[] = []
        watcher.on('message', (m: Buffer) => seen.push(m))
        await new Promise(go => watcher.once('message', go))
        const vain = asUpdate(e => ints(e, 0, 0)) // nothing in it: acknowledged all the same
        expect(await sendY(on.slice(3), ...bytes(), writeUpdate(vain))).toBe(answer === 'nothing' ? 'kept' : answer)
        expect(seen.filter(m => m[0] === 1 && m.length > 3)).toEqual([]) // nobody else was sent any of it
        watcher.terminate()
      }
      noFault()
    })
})

/** One statement as a piece before deflating. */
function asPieceOf(s: Struct): Uint8Array {
  return asPiece((e, key) => {
    const whole = writeAppend([s]) // only the key is elsewhere
    const at = Buffer.from(whole).indexOf(s.key)
    encoding.writeUint8Array(e, whole.subarray(0, at - 1))
    key(s.key)
    encoding.writeUint8Array(e, whole.subarray(at + s.key.length))
  })
}
