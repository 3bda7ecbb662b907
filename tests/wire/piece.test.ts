import * as encoding from 'lib0/encoding'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { keyFrom } from '../../src/domain/ids.ts'
import { FormError, writeAppend, type Struct } from '../../src/wire/append.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import { readPiece, writePiece } from '../../src/wire/piece.ts'
import { rng, seedOf } from '../random.ts'
import { refusedFlips } from './bit-flips.ts'

const seed = seedOf()
const r = rng(seed)
const key = (): Struct['key'] => keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256)))
const value = (n: number): Struct['value'] => [
  ...['create', 1, '', 'visit'],
  ['day', '2025-10-09', 'slot', 9 + (n % 7), 'kind', r() < 0.5 ? 'quick' : 'interview'],
  [],
  ['2025-10-09', 9 + (n % 7), 'ok', n],
  'counsellor',
]
const structs = (client: number, clock: number, n: number): Struct[] =>
  Array.from({ length: n }, (_, i) => ({ client, clock: clock + i, key: key(), value: value(i) }))
const raised = (bytes: Uint8Array): string => {
  try {
    readPiece(bytes)
    return 'read'
  } catch (e) {
    if (e instanceof FormError) return e.reason
    throw e
  }
}
/** The keys of a piece replaced by others. */
const withKeys = (of: readonly Struct[], keys: string): Uint8Array => {
  const whole = writePiece(of)
  const old = encoding.encode(e => encoding.writeVarString(e, of.map(s => s.key).join('')))
  return Buffer.concat([encoding.encode(e => encoding.writeVarString(e, keys)), whole.subarray(old.length)])
}

describe(`piece, seed ${seed}`, () => {
  test('M16 what is written is read: several clients, from any clock, none at all', () => {
    const several = [...structs(9, 0, 30), ...structs(7, 4_000, 12), ...structs(0xffffffff, 1, 1)]
    const back = readPiece(writePiece(several))
    expect(back).toHaveLength(43)
    for (const s of several) expect(back).toContainEqual(s)
    expect(readPiece(writePiece([]))).toEqual([])
  })

  test('M16 any 22 characters that are a key stay as they are, whatever made them', () => {
    const odd = ['_-zZ0189_-zZ0189_-zZ01', 'AAAAAAAAAAAAAAAAAAAAAB'] as Struct['key'][] // their last bits are in no 16 bytes
    const some = odd.map((k, clock) => ({ client: 1, clock, key: k, value: value(clock) }))
    expect(readPiece(writePiece(some)).map(s => s.key)).toEqual(odd)
  })

  test('M16 keys apart deflate better than keys between: forty statements lose two bytes each', () => {
    // of ten days together: one alone deflates by chance a few bytes better or worse
    const days = Array.from({ length: 10 }, () => structs(123_456_789, 0, 40))
    const bytes = (write: typeof writePiece): number => days.reduce((n, day) => n + deflateRawSync(write(day)).length, 0)
    expect(bytes(writePiece)).toBeLessThan(bytes(writeAppend) - 10 * 80)
  })

  test('M16 a key too few, one too many, one that is none, bytes too many, bytes that end: refused by form', () => {
    const two = structs(1, 0, 2)
    const [a, b] = two.map(s => s.key)
    expect(raised(withKeys(two, `${a}${b}`))).toBe('read')
    expect(raised(withKeys(two, `${a}`))).toBe('key')
    expect(raised(withKeys(two, `${a}${b}${key()}`))).toBe('keys')
    expect(raised(withKeys(two, `${a}${b}x`))).toBe('keys')
    expect(raised(withKeys(two, `${a}é${b!.slice(1)}`))).toBe('key')
    expect(raised(Buffer.concat([writePiece(two), Buffer.from([0])]))).toBe('tail')
    expect(raised(writePiece(two).subarray(0, 30))).toBe('malformed')
    expect(raised(new Uint8Array())).toBe('malformed')
    expect(raised(new Uint8Array([200, 1]))).toBe('malformed') // a string longer than all there is
    expect(raised(new Uint8Array(LIMITS.update + 1))).toBe('too-big')
  })

  test('M16 200,000 bit flips of valid pieces: read, or refused by form; never another error', () => {
    const valid = writePiece(structs(5, 3, 6))
    expect(refusedFlips(valid, raised, r)).toBeGreaterThan(10_000)
  })
})
