import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { firstDay, isPartialDate, oneYearAfter, precisionOf, readPartialDate, type PartialDate } from '../../src/domain/partial-date.ts'

test('PD1 a date may be known to the year, the month or the day', () => {
  for (const good of ['2014', '2010-03', '2011-09-12', '2012-02-29']) expect(isPartialDate(good), good).toBe(true)
  for (const bad of ['', '14', '0001', '2010-13', '2010-00', '2014-02-29', '2014-2-1', '2014-02-01T00:00', 2014, null])
    expect(isPartialDate(bad), String(bad)).toBe(false)
  expect(['2014', '2010-03', '2011-09-12'].map(d => [precisionOf(d as PartialDate), firstDay(d as PartialDate)])).toEqual([
    ['year', '2014-01-01'],
    ['month', '2010-03-01'],
    ['day', '2011-09-12'],
  ])
})
test('PD2 what a person types is read with the day first; what is no day of the calendar is said so', () => {
  const read: [string, string][] = [
    ['2014', '2014'],
    [' 2014 ', '2014'],
    ['3/2010', '2010-03'],
    ['03.2010', '2010-03'],
    ['2010-03', '2010-03'],
    ['12/09/2011', '2011-09-12'],
    ['12 9 2011', '2011-09-12'],
    ['2011-09-12', '2011-09-12'],
    ['29/02/2012', '2012-02-29'],
    ['29/02/2014', 'no-date'],
    ['31/11/2014', 'no-date'],
    ['13/2014', 'no-date'],
    ['12/09/11', 'no-date'],
    ['20144', 'no-date'],
    ['2014-', 'no-date'],
    ['mars 2014', 'no-date'],
    ['1/2/3/2014', 'no-date'],
    ['1492', 'no-date'],
    ['', 'empty'],
    ['  ', 'empty'],
  ]
  for (const [typed, date] of read) expect(readPartialDate(typed), typed).toBe(date)
})
test('PD3 one year after 29 February is the 28th; one year after any other day is the same day', () => {
  expect(oneYearAfter('2024-02-29' as Day)).toBe('2025-02-28')
  expect(oneYearAfter('2025-03-03' as Day)).toBe('2026-03-03')
  expect(oneYearAfter('2023-02-28' as Day)).toBe('2024-02-28')
})
