// Visits noted for a moment at which the centre was shut.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { Hours } from '../../src/domain/opening.ts'
import { wasShut } from '../../src/domain/shut-then.ts'

const MORNING = [{ from: 540, to: 750 }]
const said = (more: Partial<Hours> = {}): Hours => ({ announced: { 4: MORNING }, periods: [], exceptions: [], ...more })
const [THURSDAY, FRIDAY] = ['2025-10-09' as Day, '2025-10-10' as Day]

test('V16 a day without hours was shut, and the half in which nobody is there', () => {
  expect(wasShut(said(), THURSDAY, null)).toBe(false)
  expect(wasShut(said(), THURSDAY, 'am')).toBe(false)
  expect(wasShut(said(), THURSDAY, 'pm')).toBe(true) // half past twelve is of the morning
  expect(wasShut(said({ announced: { 4: [{ from: 540, to: 1020 }] } }), THURSDAY, 'pm')).toBe(false)
  expect(wasShut(said(), FRIDAY, null)).toBe(true)
  expect(wasShut(said(), FRIDAY, 'am')).toBe(true)
})

test('V16 a day that was declared closed was shut; where nothing was said of the hours of that day nobody knows', () => {
  const closed = {
    id: 'x',
    day: THURSDAY,
    intervals: [],
    reason: 'snow',
    withdrawn: false,
    at: { day: THURSDAY, slot: 9, clock: 'ok', seq: 1 },
  }
  const exceptions = [closed] as unknown as Hours['exceptions'] // what a day is made of is enough here
  expect(wasShut(said({ exceptions }), THURSDAY, null)).toBe(true)
  expect(wasShut(said({ announced: {} }), FRIDAY, null)).toBe(false)
  expect(wasShut(said({ announced: {}, exceptions }), THURSDAY, 'am')).toBe(true)
})
