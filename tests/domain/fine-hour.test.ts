// Which centre is told that the half-day is enough (`domain.md` §10.1, 2).
import { expect, test } from 'vitest'
import { addDays, type Day, type Slot } from '../../src/domain/day.ts'
import { fineHour } from '../../src/domain/fine-hour.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { emptyVisit, type Visit } from '../../src/domain/visit.ts'

let made = 0
const visit = (day: Day, more: Partial<Visit> = {}): Visit => ({
  ...emptyVisit('quick'),
  ...{ id: `k${String(++made).padStart(21, '0')}` as Key, doc: 'centre/orv/visits/2025-10', centre: 'orv' as CentreCode, day },
  ...{ slot: 10 as Slot, seq: made, clock: 'ok', handOver: null, sameAs: null, estimated: false, voided: null, conflicts: [] },
  ...more,
})
const FIRST = '2025-09-01' as Day
/** So many visits on each of so many days. */
const days = (n: number, each: number): Visit[] => Array.from({ length: n * each }, (_, i) => visit(addDays(FIRST, Math.floor(i / each))))
const told = (visits: readonly Visit[], more: Partial<Parameters<typeof fineHour>[0]> = {}) =>
  fineHour({ precision: 'hour', visits, ends: [], ...more })

test('§10.1 a centre that notes the hour and has fewer than ten visits a day is told its mean; with ten it is not, and who notes the half-day never is', () => {
  expect(told(days(10, 9))).toBe(9)
  expect(told(days(10, 10))).toBeNull()
  expect(told(days(10, 9), { precision: 'half-day' })).toBeNull()
})

test('§10.1 of fewer than ten days nothing is said; an empty page that was closed is a day, and what counts with another, or was taken back, is no visit', () => {
  const nine = days(9, 9)
  expect(told(nine)).toBeNull()
  const end = { id: 'e'.padStart(22, '0') as Key, doc: '', centre: 'orv' as CentreCode, day: addDays(FIRST, 20), voided: false }
  expect(told(nine, { ends: [end] })).toBe(8.1)
  expect(told(nine, { ends: [{ ...end, voided: true }] })).toBeNull()
  const ten = days(10, 10)
  expect(told(ten.map((v, i) => (i === 0 ? { ...v, voided: 'twice' } : v)))).toBe(9.9)
  expect(told(ten.map((v, i) => (i === 1 ? { ...v, sameAs: ten[0]!.id } : v)))).toBe(9.9)
})
