import { expect, test } from 'vitest'
import { addDays, weekday, type Day } from '../../src/domain/day.ts'
import {
  begunIn,
  monthsOf,
  partsOf,
  periodAfter,
  periodBefore,
  periodWith,
  PERIODS,
  sameStretch,
  yearBefore,
} from '../../src/domain/figure-period.ts'

const day = (x: string): Day => x as Day // the tests' own days
const span = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} ${to}`

test('S263 a day, an ISO week, a month, a calendar year and a school year, each whole', () => {
  expect(PERIODS.map(is => span(periodWith(is, day('2025-12-31'))))).toEqual([
    '2025-12-31 2025-12-31',
    '2025-12-29 2026-01-04',
    '2025-12-01 2025-12-31',
    '2025-09-01 2026-08-31',
    '2025-01-01 2025-12-31',
  ])
  expect(span(periodWith('school-year', day('2025-08-31')))).toBe('2024-09-01 2025-08-31')
  expect(span(periodWith('month', day('2024-02-10')))).toBe('2024-02-01 2024-02-29')
})
test('S263 §5.3 the school year begins in the month that the network states; what comes before, after and a year before begins there too', () => {
  const of = (of: string, begins: number): string => span(periodWith('school-year', day(of), begins))
  expect([of('2026-01-31', 2), of('2026-02-01', 2), of('2025-12-31', 1), of('2025-11-30', 12)]).toEqual([
    '2025-02-01 2026-01-31',
    '2026-02-01 2027-01-31',
    '2025-01-01 2025-12-31',
    '2024-12-01 2025-11-30',
  ])
  for (let begins = 1; begins <= 12; begins++) {
    const p = periodWith('school-year', day('2024-02-29'), begins)
    expect([monthsOf(p).length, Number(p.from.slice(5, 7))]).toEqual([12, begins])
    expect(periodAfter(periodBefore(p))).toEqual(p)
    expect(periodBefore(p).to).toBe(addDays(p.from, -1))
    expect(yearBefore(p)).toEqual(periodBefore(p))
    expect(sameStretch(p, p.to)).toEqual(yearBefore(p))
    for (const is of ['day', 'week', 'month', 'year'] as const)
      expect(periodWith(is, day('2024-02-29'), begins)).toEqual(periodWith(is, day('2024-02-29')))
  }
  // another month was stated meanwhile: that school year which has the end of the one that was looked at
  expect(span(begunIn(periodWith('school-year', day('2025-10-01')), 2))).toBe('2026-02-01 2027-01-31')
  expect(span(begunIn(periodWith('month', day('2025-10-01')), 2))).toBe('2025-10-01 2025-10-31')
})
test('S263 one follows the other without a day between, over years and leap days', () => {
  for (const is of PERIODS)
    for (const start of ['2024-02-29', '2025-12-31', '2026-01-01', '2020-12-31']) {
      let p = periodWith(is, day(start))
      for (let n = 0; n < 30; n++) {
        const next = periodAfter(p)
        expect(next.from, is).toBe(addDays(p.to, 1))
        expect(periodBefore(next)).toEqual(p)
        p = next
      }
    }
})
test('S263 a year before: the same month, and for days and weeks the same day of the week', () => {
  expect(span(yearBefore(periodWith('month', day('2025-02-10'))))).toBe('2024-02-01 2024-02-29')
  expect(span(yearBefore(periodWith('year', day('2025-02-10'))))).toBe('2024-01-01 2024-12-31')
  expect(span(yearBefore(periodWith('school-year', day('2025-02-10'))))).toBe('2023-09-01 2024-08-31')
  for (const start of ['2025-10-09', '2024-02-29', '2021-01-02', '2026-12-31']) {
    const before = yearBefore(periodWith('day', day(start)))
    expect(weekday(before.from)).toBe(weekday(day(start)))
    const week = yearBefore(periodWith('week', day(start)))
    expect([weekday(week.from), addDays(week.from, 6)]).toEqual([1, week.to])
  }
})
test('V15 of a period that is not over the same stretch a year before, of one that is the whole', () => {
  const month = periodWith('month', day('2025-10-09'))
  expect(span(sameStretch(month, day('2025-10-09')))).toBe('2024-10-01 2024-10-09')
  expect(span(sameStretch(month, day('2025-11-09')))).toBe('2024-10-01 2024-10-31')
  expect(span(sameStretch(periodWith('month', day('2024-02-29')), day('2024-02-29')))).toBe('2023-02-01 2023-02-28')
  expect(span(sameStretch(periodWith('week', day('2025-10-09')), day('2025-10-09')))).toBe('2024-10-07 2024-10-10')
})
test('S263 a year is drawn of its months, all else of its days', () => {
  expect(partsOf(periodWith('school-year', day('2026-02-01'))).map(p => p.from)).toEqual(
    [
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
    ].map(m => `${m}-01`),
  )
  expect(partsOf(periodWith('month', day('2024-02-01')))).toHaveLength(29)
  expect(partsOf(periodWith('week', day('2024-02-01'))).map(p => weekday(p.from))).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(monthsOf(periodWith('week', day('2025-10-01')))).toEqual([])
  expect(monthsOf(periodWith('year', day('2025-10-01')))).toHaveLength(12)
  expect(monthsOf({ from: day('2025-01-02'), to: day('2025-03-31') })).toEqual(['2025-02', '2025-03'])
})
