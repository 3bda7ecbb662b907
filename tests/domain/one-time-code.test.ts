import { expect, test } from 'vitest'
import { CODE_ALPHABET, CODE_LENGTH, codeFrom, readCode, showCode } from '../../src/domain/one-time-code.ts'
import { rng, seedOf } from '../random.ts'

const seed = seedOf()
const r = rng(seed)
const code = (): string => codeFrom(Uint8Array.from({ length: 8 }, () => Math.floor(r() * 256)))

test('K1 eight characters of 32, none of which is heard or read as another', () => {
  expect(CODE_LENGTH).toBe(8)
  expect(CODE_ALPHABET).toHaveLength(32)
  expect(new Set(CODE_ALPHABET).size).toBe(32)
  expect(CODE_ALPHABET).not.toMatch(/[ILOU]/)
  expect(codeFrom(Uint8Array.from({ length: 256 }, (_, i) => i).subarray(24, 32))).toBe(CODE_ALPHABET.slice(24, 32))
  // each byte gives a character, each character from as many bytes
  const counts = Map.groupBy(
    Array.from({ length: 256 }, (_, i) => codeFrom(new Uint8Array(8).fill(i))[0]!),
    c => c,
  )
  expect([...counts.values()].map(l => l.length)).toEqual(Array(32).fill(8))
})

test(`K2 whatever is shown reads back as it was made, 2,000 codes (seed ${seed})`, () => {
  for (let i = 0; i < 2000; i++) {
    const c = code()
    expect(showCode(c)).toMatch(/^.{4} .{4}$/)
    expect(readCode(showCode(c))).toBe(c)
    expect(readCode(c.toLowerCase())).toBe(c)
    expect(readCode(c.replaceAll('0', 'O').replaceAll('1', i % 2 === 0 ? 'I' : 'l'))).toBe(c)
  }
})

test.each([
  ['spaces around and between', ' k7pm 4xqr \n'],
  ['a dash', 'K7PM-4XQR'],
  ['a dash of a word processor', 'K7PM–4XQR'],
  ['a long dash', 'K7PM—4XQR'],
  ['a dash that does not break', 'K7PM‑4XQR'],
  ['a minus', 'K7PM−4XQR'],
  ['dots', 'k7.pm.4x.qr'],
  ['a middle dot', 'K7PM·4XQR'],
  ['an underscore', 'K7PM_4XQR'],
  ['a narrow space that does not break', 'K7PM\u202F4XQR'],
  ['marks unseen in a copied text', '\uFEFFK7PM\u200B4XQR\u200E'],
  ['full width characters', 'Ｋ７ＰＭ４ＸＱＲ'],
])('K3 typed or pasted with %s it is the same code', (_, typed) => {
  expect(readCode(typed)).toBe('K7PM4XQR')
})

test('K3 the letters that are not of the alphabet are read as the digits they look like', () => {
  expect(readCode('OoIiLl00')).toBe('00111100')
})

test('K4 what is no code is none', () => {
  for (const typed of [
    '',
    ' ',
    'K7PM4XQ',
    'K7PM4XQRR',
    'K7PM4XQU',
    'K7PM4XQÉ',
    'K7PM/XQR',
    'K7PM4XQ🌲',
    '--------',
    '__proto__',
    'x'.repeat(100_000),
  ])
    expect(readCode(typed), typed.slice(0, 20)).toBe(null)
})

test(`K4 never ambiguous: two different codes are never read from the same typing (seed ${seed})`, () => {
  const seen = new Map<string, string>()
  for (let i = 0; i < 5000; i++) {
    const c = code()
    const typed = showCode(c).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    expect(seen.get(typed) ?? c).toBe(c)
    seen.set(typed, c)
    expect(readCode(typed)).toBe(c)
  }
})
