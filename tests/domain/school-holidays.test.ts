import { expect, test } from 'vitest'
import { networkFields, networkFrom } from '../../src/domain/centre-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { fold } from '../../src/domain/fold.ts'
import { plainName } from '../../src/domain/names.ts'
import { holidayDay, holidayField, isHolidayRange } from '../../src/domain/school-holidays.ts'
import type { Value } from '../../src/domain/statement.ts'
import { at, edited, keyOf, made, permutations } from './say.ts'

const day = (x: string): Day => x as Day // the tests' own days
const N = keyOf(1)
const BASE = { names: plainName('Haut-Vallon'), country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: false }
const read = (fields: Record<string, Value>) => {
  const record = fold(DIRECTORY, N, [made(N, 'network', { ...networkFields(BASE), ...fields }, at(1), DIRECTORY)])
  return record && networkFrom(record)?.holidays
}

test('OH18 the school holidays come back as they were stated, the earliest first; where none is stated none are there', () => {
  const holidays = [
    { from: day('2026-02-14'), to: day('2026-03-01') },
    { from: day('2025-12-20'), to: day('2026-01-04') },
  ]
  const record = fold(DIRECTORY, N, [made(N, 'network', networkFields({ ...BASE, holidays }), at(1), DIRECTORY)])
  expect(record && networkFrom(record)?.holidays).toEqual(holidays.toReversed())
  expect(read({})).toBe(undefined)
})
test('OH18 what is no range is left out: taken back, before its beginning, of half a year, of no day', () => {
  for (const to of [null, '2026-02-13', '2026-09-01', '2026-02-30', 7]) expect(read({ 'holiday.2026-02-14': to })).toBe(undefined)
  for (const field of ['holiday.', 'holiday.2026-02-30', 'holidays.2026-02-14', 'holiday.2026-02-14.x'])
    expect(read({ [field]: '2026-03-01' })).toBe(undefined)
  expect([
    isHolidayRange(day('2026-02-14'), '2026-02-14'),
    isHolidayRange(day('2026-07-04'), '2026-10-31'),
    isHolidayRange(day('2026-07-04'), '2026-11-01'),
  ]).toEqual([true, true, false])
  expect([holidayDay(holidayField(day('2026-02-14'))), holidayDay('name')]).toEqual(['2026-02-14', null])
})
test('OH18 V13 two people who add holidays apart do not contradict each other, whichever comes first', () => {
  const all = [
    made(N, 'network', networkFields(BASE), at(1), DIRECTORY),
    edited(keyOf(2), N, 'holiday.2026-02-14', '2026-03-01', [], at(2), DIRECTORY),
    edited(keyOf(3), N, 'holiday.2026-04-11', '2026-04-26', [], at(2), DIRECTORY),
  ]
  for (const order of permutations(all)) {
    const record = fold(DIRECTORY, N, order)
    const network = record && networkFrom(record)
    expect([network?.holidays?.length, network?.conflicts]).toEqual([2, []])
  }
})
