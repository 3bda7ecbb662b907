import { expect, test } from 'vitest'
import { isDeviceId } from '../../src/domain/device-id.ts'
import { isCentreCode, isKey, keyFrom } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { rng, seedOf } from '../random.ts'

const seed = seedOf()
const r = rng(seed)
const bytes = (): Uint8Array => Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256))

test(`ID1 sixteen bytes become 22 characters and come back the same, as base64url writes them, 2,000 times (seed ${seed})`, () => {
  for (let i = 0; i < 2000; i++) {
    const b = bytes()
    const key = keyFrom(b)
    expect(key).toBe(Buffer.from(b).toString('base64url'))
    expect(isKey(key)).toBe(true)
    expect(isDeviceId(key)).toBe(true)
    expect([...bytesOf(key)]).toEqual([...b])
  }
})

test('ID1 the ends of the range: all zeros and all ones', () => {
  expect(keyFrom(new Uint8Array(16))).toBe('AAAAAAAAAAAAAAAAAAAAAA')
  expect(keyFrom(new Uint8Array(16).fill(255))).toBe('_____________________w')
  expect([...bytesOf(keyFrom(new Uint8Array(16).fill(255)))]).toEqual(Array(16).fill(255))
})

test('ID2 an id is nothing but the bytes it was given: no time, no counter, no order of making', () => {
  const given = [bytes(), bytes(), bytes()]
  const first = given.map(keyFrom)
  const again = given.toReversed().map(keyFrom).toReversed()
  expect(again).toEqual(first)
  // over many, later ones stand before earlier ones as often as after
  const keys = Array.from({ length: 1000 }, () => keyFrom(bytes()))
  const rising = keys.slice(1).filter((k, i) => k > keys[i]!).length
  expect(rising).toBeGreaterThan(400)
  expect(rising).toBeLessThan(600)
})

test('ID3 only 22 characters of base64url are a key', () => {
  const good = 'AAAAAAAAAAAAAAAAAAAAAA'
  for (const bad of [
    '',
    good.slice(1),
    `${good}A`,
    good.replace('A', '+'),
    good.replace('A', '/'),
    good.replace('A', 'é'),
    `${good.slice(1)}\n`,
    null,
    7,
    [good],
  ])
    expect(isKey(bad), JSON.stringify(bad)).toBe(false)
})

test('ID4 a centre code is 2 to 16 small letters, digits and dashes, and begins with no dash', () => {
  for (const code of ['cas', 'a1', '2b', 'pont-d-irgne', 'a'.repeat(16)]) expect(isCentreCode(code), code).toBe(true)
  for (const code of ['', 'a', 'a'.repeat(17), 'CAS', '-cas', 'ca s', 'ca/s', '..', 'cà', 'cas\n', '__proto__', null, 42])
    expect(isCentreCode(code), JSON.stringify(code)).toBe(false)
})
