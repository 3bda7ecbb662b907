import { expect, test } from 'vitest'
import { FIRST_WAIT, LONGEST_WAIT, waitAfter } from '../../src/replica/backoff.ts'
import { rng, seedOf } from '../random.ts'

test('B1 the wait doubles from one second to five minutes and stays there', () => {
  expect([FIRST_WAIT, LONGEST_WAIT]).toEqual([1000, 300_000])
  const whole = Array.from({ length: 12 }, (_, i) => waitAfter(i + 1, 1))
  expect(whole).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000, 300_000])
  for (const failures of [50, 1100, 2 ** 31]) expect(waitAfter(failures, 1)).toBe(LONGEST_WAIT)
})
test('B2 chance spreads it between half and the whole', () => {
  expect(waitAfter(1, 0)).toBe(500)
  expect(waitAfter(3, 0.5)).toBe(3000)
  expect(waitAfter(99, 0)).toBe(150_000)
})
test('B2 ten tablets that lost the line together do not call together', () => {
  const seed = seedOf()
  const r = rng(seed)
  const waits = Array.from({ length: 10 }, () => waitAfter(6, r()))
  expect(new Set(waits.map(w => Math.round(w / 10))).size, `seed ${seed}`).toBeGreaterThan(5)
  for (const w of waits) {
    expect(w, `seed ${seed}`).toBeGreaterThanOrEqual(16_000)
    expect(w, `seed ${seed}`).toBeLessThanOrEqual(32_000)
  }
})
test('B3 no count of failures gives no wait, or one that is no number', () => {
  for (const failures of [0, 1, 5, 21, 22, 1e9]) {
    expect(waitAfter(failures, 0)).toBeGreaterThan(0)
    expect(Number.isFinite(waitAfter(failures, 0.999))).toBe(true)
  }
})
