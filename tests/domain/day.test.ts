import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  halfOf,
  isDay,
  isMonth,
  isSlot,
  monthOf,
  slotOrder,
  weekday,
  type Day,
  type Month,
} from '../../src/domain/day.ts'
import { parseTime } from '../../src/domain/written-time.ts'
import { daysBetween } from '../../src/domain/day-range.ts'

const day = (x: string): Day => x as Day // the tests' own days

test('D1 a day is a real day of the calendar', () => {
  for (const d of ['2025-10-09', '2024-02-29', '2000-02-29', '2099-12-31', '2020-01-01']) expect(isDay(d), d).toBe(true)
  for (const d of [
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-10-00',
    '2025-10-32',
    '2025-1-9',
    '25-10-09',
    '2025-10-09T00:00',
    ' 2025-10-09',
    '',
    null,
    20251009,
  ])
    expect(isDay(d), JSON.stringify(d)).toBe(false)
})

test('D1 a month is four digits and 01 to 12', () => {
  for (const m of ['2025-01', '2025-12']) expect(isMonth(m)).toBe(true)
  for (const m of ['2025-00', '2025-13', '2025-1', '2025', '2025-10-09', '', null]) expect(isMonth(m), JSON.stringify(m)).toBe(false)
})

test('D2 a slot is an hour of the day or one of its halves, nothing finer', () => {
  for (const s of [0, 9, 23, 'am', 'pm']) expect(isSlot(s), String(s)).toBe(true)
  for (const s of [-1, 24, 9.5, '9', 'noon', NaN, null, undefined, [9]]) expect(isSlot(s), String(s)).toBe(false)
})

test('D3 days and months follow one another over leap days, year ends and the nights when clocks change', () => {
  expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
  expect(addDays(day('2025-12-31'), 1)).toBe('2026-01-01')
  expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31')
  expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
  expect(daysBetween(day('2026-10-24'), day('2026-10-26'))).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  expect(daysBetween(day('2025-10-10'), day('2025-10-09'))).toEqual([])
  expect(monthOf(day('2025-10-09'))).toBe('2025-10')
  expect(addMonths('2025-12' as Month, 1)).toBe('2026-01')
  expect(addMonths('2026-01' as Month, -1)).toBe('2025-12')
  expect(addMonths('2025-10' as Month, 60)).toBe('2030-10')
})

test('D3 the ninth of October 2025 is a Thursday, and the week begins on Monday', () => {
  expect(weekday(day('2025-10-09'))).toBe(4)
  expect(daysBetween(day('2025-10-06'), day('2025-10-12')).map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('D4 noon parts the day, and a half-day stands before its hours', () => {
  expect([0, 11, 12, 23, 'am', 'pm'].map(s => halfOf(s as never))).toEqual(['am', 'am', 'pm', 'pm', 'am', 'pm'])
  expect((['pm', 12, 'am', 0, 11, 23] as const).toSorted((a, b) => slotOrder(a) - slotOrder(b))).toEqual(['am', 0, 11, 'pm', 12, 23])
})

test('D5 a time is HH:MM up to 24:00', () => {
  expect([parseTime('00:00'), parseTime('09:30'), parseTime('24:00')]).toEqual([0, 570, 1440])
  for (const t of ['24:01', '25:00', '09:60', '9:30', '0930', '', 'noon', null, 930]) expect(parseTime(t), JSON.stringify(t)).toBe(null)
})
