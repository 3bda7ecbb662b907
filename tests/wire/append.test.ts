import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import { FormError, placeStructs, readAppend, writeAppend, type Known, type Struct } from '../../src/wire/append.ts'
import { readStateVector, writeStateVector } from '../../src/wire/state-vector.ts'
import { readFrame, writeFrame } from '../../src/wire/frames.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import { rng, seedOf } from '../random.ts'
import { refusedFlips } from './bit-flips.ts'

const hex = (u: Uint8Array): string => Buffer.from(u).toString('hex')
const seed = seedOf()
const r = rng(seed)
const key = (): Key => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))

/** What Yjs itself writes for one statement of this client. */
const put = (
  doc: Y.Doc,
  k: string = key(),
  value: unknown = ['create', 1, '', 'visit', ['n', 1.5, true, null, 'é', [1, [2]]], [], 1760000000, 'x'],
): Uint8Array => {
  let update = new Uint8Array()
  doc.once('update', u => (update = new Uint8Array(u)))
  doc.getMap('o').set(k, value)
  return update
}
const raised = (bytes: Uint8Array): string => {
  try {
    readAppend(bytes)
  } catch (e) {
    if (e instanceof FormError) return e.reason
    throw e
  }
  return 'read'
}

/** A relay's memory of one document, in its simplest form. */
class Memory implements Known {
  readonly keys = new Map<string, string>()
  readonly clocks = new Map<number, number>()
  readonly log: Uint8Array[] = []
  next(client: number): number {
    return this.clocks.get(client) ?? 0
  }
  keyAt(client: number, clock: number): string | undefined {
    return [...this.keys].find(([, at]) => at === `${client}:${clock}`)?.[0]
  }
  has(k: string): boolean {
    return this.keys.has(k)
  }
  take(update: Uint8Array): string {
    const placed = placeStructs(readAppend(update), this)
    if ('refused' in placed) return placed.refused
    for (const s of placed.fresh) {
      this.keys.set(s.key, `${s.client}:${s.clock}`)
      this.clocks.set(s.client, s.clock + 1)
    }
    if (placed.fresh.length > 0) this.log.push(writeAppend(placed.fresh))
    return `fresh ${placed.fresh.length}`
  }
}

describe(`append codec, seed ${seed}`, () => {
  test('A1 writes the bytes that Yjs writes, merged or not, over 300 random documents of three clients', () => {
    for (let run = 0; run < 300; run++) {
      const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
      const updates = Array.from({ length: 30 }, () => put(docs[Math.floor(r() * 3)]!))
      const merged = Y.mergeUpdates(updates.sort(() => r() - 0.5))
      expect(hex(writeAppend(readAppend(merged)))).toBe(hex(merged))
    }
  })

  test('A1 any value of the allowed kinds reads back as Yjs reads it', () => {
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        fc.double({ noNaN: true }),
        fc.string({ unit: 'binary' }),
        fc.array(tie('any'), { maxLength: 4 }),
      ),
    })).any
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), v => {
        const doc = new Y.Doc()
        const update = put(doc, key(), v)
        const reason = raised(update)
        if (reason === 'depth' || reason === 'value-size') return
        expect(reason).toBe('read')
        const struct = readAppend(update)[0]!
        expect(JSON.stringify(struct.value)).toBe(JSON.stringify(v))
        expect(hex(writeAppend([struct]))).toBe(hex(update))
      }),
      { seed, numRuns: 500 },
    )
  })

  test('A1 refuses everything else Yjs can say: deletion, overwrite, another root, text, object, bytes, undefined, a hole', () => {
    const attempts: Record<string, (doc: Y.Doc) => void> = {
      overwrite: d => {
        d.getMap('o').set('k'.repeat(22), [1])
        d.getMap('o').set('k'.repeat(22), [2])
      },
      'another root': d => d.getMap('p').set(key(), [1]),
      text: d => d.getText('o').insert(0, 'x'),
      array: d => d.getArray('o').insert(0, [[1]]),
      object: d => d.getMap('o').set(key(), [{ a: 1 }]),
      bytes: d => d.getMap('o').set(key(), new Uint8Array([1])),
      undefined: d => d.getMap('o').set(key(), [undefined]),
      'nested type': d => d.getMap('o').set(key(), new Y.Map()),
      'short key': d => d.getMap('o').set('a', [1]),
      'no array': d => d.getMap('o').set(key(), 'x'),
      'deep value': d => d.getMap('o').set(key(), [[[[[[[[1]]]]]]]]),
      'long value': d => d.getMap('o').set(key(), ['x'.repeat(LIMITS.value)]),
    }
    for (const [name, act] of Object.entries(attempts)) {
      const doc = new Y.Doc()
      act(doc)
      expect(raised(Y.encodeStateAsUpdate(doc)), name).not.toBe('read')
    }
    const doc = new Y.Doc()
    const three = [put(doc), put(doc), put(doc)]
    expect(raised(Y.mergeUpdates([three[0]!, three[2]!]))).toBe('kind')
    expect(raised(new Uint8Array([...three[0]!, 0]))).toBe('tail')
    expect(raised(new Uint8Array(LIMITS.update + 1))).toBe('too-big')
  })

  test('A2 overlap is known again, a hole is a gap, another key at a held place is taken, a held key elsewhere is key-known', () => {
    const memory = new Memory()
    const doc = new Y.Doc()
    const [a, b, c] = [put(doc), put(doc), put(doc)] as [Uint8Array, Uint8Array, Uint8Array]
    expect(memory.take(a)).toBe('fresh 1')
    expect(memory.take(c)).toBe('gap')
    expect(memory.take(b)).toBe('fresh 1')
    expect(memory.take(Y.encodeStateAsUpdate(doc))).toBe('fresh 1')
    expect(memory.take(Y.encodeStateAsUpdate(doc))).toBe('fresh 0')
    const first = readAppend(a)[0]!
    expect(memory.take(writeAppend([{ ...first, key: key() }]))).toBe('taken')
    expect(memory.take(writeAppend([{ ...first, client: first.client + 1 }]))).toBe('key-known')
    expect(memory.log).toHaveLength(3)
  })

  test('A3 one bad statement refuses its whole piece', () => {
    const memory = new Memory()
    const doc = new Y.Doc()
    const first = readAppend(put(doc))[0]!
    memory.take(writeAppend([first]))
    const piece: Struct[] = [
      { client: 7, clock: 0, key: key(), value: [1] },
      { client: 7, clock: 1, key: first.key, value: [2] },
    ]
    expect(memory.take(writeAppend(piece))).toBe('key-known')
    expect(memory.next(7)).toBe(0)
  })

  test('A4 "key-known" names every statement of the piece that is held at another place, in whatever order they came', () => {
    const memory = new Memory()
    const held = [key(), key(), key()].map((k, clock) => ({ client: 3, clock, key: k, value: [1] }))
    memory.take(writeAppend(held))
    const piece = [
      { client: 7, clock: 0, key: key(), value: [1] },
      { client: 7, clock: 1, key: held[2]!.key, value: [1] },
      { client: 9, clock: 0, key: held[0]!.key, value: [1] },
      { client: 9, clock: 1, key: key(), value: [1] },
    ]
    const known = [
      { client: 9, clock: 0 },
      { client: 7, clock: 1 },
    ]
    const onTheWire = readAppend(writeAppend(piece)) // the greater client comes first there
    expect(placeStructs(onTheWire, memory)).toEqual({ refused: 'key-known', client: 9, clock: 0, known })
    const frame = { is: 'refused', doc: 'centre/cas/visits/2025-10', n: 4, reason: 'key-known', client: 9, clock: 0, known } as const
    expect(readFrame(writeFrame(frame))).toEqual(frame)
  })

  test('A4 a relay restored to an older state gets foreign clients back from anybody who holds them', () => {
    const full = new Memory()
    const old = new Memory()
    const docs = [new Y.Doc(), new Y.Doc()] as const
    for (let i = 0; i < 10; i++) {
      const update = put(docs[i % 2]!)
      full.take(update)
      if (i < 4) old.take(update)
    }
    Y.applyUpdate(docs[1], Y.mergeUpdates(full.log))
    const missing = Y.encodeStateAsUpdate(docs[1], Y.encodeStateVectorFromUpdate(Y.mergeUpdates(old.log)))
    expect(old.take(missing)).toBe('fresh 6')
    expect(old.clocks).toEqual(full.clocks)
  })

  test('A1 200,000 bit flips of valid updates: read, or refused by form; never another error', () => {
    const doc = new Y.Doc()
    for (let i = 0; i < 6; i++) put(doc)
    const valid = Y.encodeStateAsUpdate(doc)
    expect(refusedFlips(valid, raised, r)).toBeGreaterThan(10_000)
  })

  test('A5 state vectors are the bytes of Yjs', () => {
    const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    const all = new Y.Doc()
    for (const d of docs) for (let i = 0; i < 5; i++) Y.applyUpdate(all, put(d))
    const bytes = Y.encodeStateVector(all)
    expect(hex(writeStateVector(readStateVector(bytes)))).toBe(hex(bytes))
    expect(() => readStateVector(new Uint8Array([9, 1]))).toThrow(FormError)
  })
})
