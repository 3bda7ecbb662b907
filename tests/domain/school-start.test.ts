// In which month the school year begins: of the network's record, with what held before it was changed.
import { expect, test } from 'vitest'
import { networkFields } from '../../src/domain/centre-record.ts'
import type { Day, Month } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold } from '../../src/domain/fold.ts'
import { historyOf } from '../../src/domain/history.ts'
import { plainName } from '../../src/domain/names.ts'
import { isSettledYear, schoolStartIn, schoolStartNow, schoolStartOf, schoolStartsOf } from '../../src/domain/school-start.ts'
import type { Statement, Value } from '../../src/domain/statement.ts'
import { periodWith, SEPTEMBER } from '../../src/domain/figure-period.ts'
import { at, edited, keyOf, made } from './say.ts'

const N = keyOf(1)
const NETWORK = { names: plainName('Îles Basses'), country: 'MU', currency: 'MUR', timeZone: 'Indian/Mauritius', demo: false }
const created = (more: Record<string, Value> = {}): Statement =>
  made(N, 'network', { ...networkFields(NETWORK), ...more }, at(1, 10, '2025-01-10' as Day), DIRECTORY)
const said = (n: number, value: Value, day: string, base = n === 2 ? N : keyOf(n - 1)): Statement =>
  edited(keyOf(n), N, 'schoolStart', value, [base], at(n, 10, day as Day), DIRECTORY)
const recorded = (...all: Statement[]) => ({ record: fold(DIRECTORY, N, all)!, history: historyOf(all, DIRECTORY, N) })
const month = (x: string): Month => x as Month

test('§5.3 the school year begins in September where nothing is stated, or nothing that is a month', () => {
  expect(schoolStartOf(recorded(created()).record)).toBe(SEPTEMBER)
  expect(schoolStartOf(null)).toBe(9)
  for (const n of [1, 2, 8, 9, 12]) expect(schoolStartOf(recorded(created(), said(2, n, '2026-03-04')).record)).toBe(n)
  for (const wrong of [0, 13, 2.5, -1, '2', null, true, ['2']])
    expect(schoolStartOf(recorded(created(), said(2, wrong as Value, '2026-03-04')).record), String(wrong)).toBe(9)
})
test('§5.3 V12 another first month holds from the month on in which it was stated; what was stated with the network always did', () => {
  const starts = schoolStartsOf(recorded(created(), said(2, 2, '2026-03-04'), said(3, 1, '2027-11-30')))
  expect(['1999-01', '2026-02', '2026-03', '2027-10', '2027-11', '2030-01'].map(m => schoolStartIn(starts, month(m)))).toEqual([
    9, 9, 2, 2, 1, 1,
  ])
  expect(schoolStartNow(starts)).toBe(1)
  const first = schoolStartsOf(recorded(created({ schoolStart: 2 })))
  expect([schoolStartIn(first, month('1999-01')), schoolStartNow(first)]).toEqual([2, 2])
  expect([schoolStartNow(schoolStartsOf(null)), schoolStartIn(schoolStartsOf(null), month('2026-01'))]).toEqual([9, 9])
})
test('§5.3 V12 a school year is settled when all its months were settled with its first month; one from January is the calendar year', () => {
  const starts = schoolStartsOf(recorded(created(), said(2, 2, '2026-03-04')))
  const year = (day: string, begins: number) => isSettledYear(periodWith('school-year', day as Day, begins), starts)
  expect([year('2025-06-01', 2), year('2026-02-01', 2), year('2027-02-01', 2), year('2024-10-01', 9)]).toEqual([false, false, true, true])
  expect(year('2024-10-01', 1)).toBe(true)
  expect(isSettledYear(periodWith('year', '2025-06-01' as Day), starts)).toBe(true)
  expect(isSettledYear(periodWith('school-year', '2025-06-01' as Day), schoolStartsOf(null))).toBe(true)
})
