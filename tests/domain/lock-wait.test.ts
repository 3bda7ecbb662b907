import { expect, test } from 'vitest'
import { LONGEST_WAIT, waitAfter } from '../../src/domain/lock-wait.ts'

test('B15 two wrong tries at the lock are free, then each waits twice as long, at most five minutes', () => {
  expect([0, 1, 2, 3, 4, 5, 9, 50, 5000].map(waitAfter)).toEqual([0, 0, 0, 5000, 10_000, 20_000, 300_000, 300_000, 300_000])
  expect(LONGEST_WAIT).toBe(300_000)
})
