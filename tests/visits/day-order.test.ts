// A day that is over is read as it went, whichever device noted it.
import { expect, test } from 'vitest'
import type { Slot } from '../../src/domain/day.ts'
import { latestFirst } from '../../src/visits/day-order.ts'

test('J10 the entries of a day that is over stand in its order: a half-day before its hours, a whole day before all, those of one hour as they were noted', () => {
  const at = (slot: Slot, seq: number, wholeDay?: true) => ({ slot, seq, ...(wholeDay && { wholeDay }) })
  const day = [at('am', 9, true), at('am', 40), at(9, 3), at(9, 30), at(11, 1), at('pm', 2), at(12, 50), at(16, 4)]
  const mixed = [3, 0, 7, 5, 1, 6, 2, 4].map(i => day[i]!)
  expect(mixed.sort(latestFirst).reverse()).toEqual(day)
})
