import { expect, test } from 'vitest'
import { dayEndFields, dayEndFrom } from '../../src/domain/day-end.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { MOST_AT_ONCE, tallied, tallyFields, tallyFrom, type Tally } from '../../src/domain/tally.ts'
import { at, DAY, DOC, ended, keyOf, made } from './say.ts'

const CAS = 'cas' as CentreCode
const tally = (n: number, fields: object, gone = false): Tally | null => {
  const create = made(keyOf(n), 'tally', fields as never, at(n))
  return tallyFrom(fold(DOC, keyOf(n), gone ? [create, ended(keyOf(n + 50), keyOf(n), 'void', null, at(n + 50))] : [create])!, CAS)
}

test('V3 I08 tallies add up, what was taken back does not, and there are never fewer than none', () => {
  const all = [
    tally(1, tallyFields('entries', 3, DAY, 10)),
    tally(2, tallyFields('entries', 2, DAY, 11)),
    tally(3, tallyFields('entries', 9, DAY, 11), true),
    tally(4, tallyFields('photocopies', 1, DAY, 'pm')),
    tally(5, tallyFields('photocopies', -1, DAY, 'pm')),
    tally(6, tallyFields('photocopies', -1, DAY, 'pm')),
  ].filter(x => x !== null)
  expect(tallied(all)).toEqual({ entries: 5, workstation: 0, photocopies: 0, switchboard: 0, waiting: 0 })
})

test('I08 what is no count is none', () => {
  for (const wrong of [{ n: 1.5 }, { n: MOST_AT_ONCE + 1 }, { n: '3' }, { kind: 'people' }, { day: '2025-13-01' }, { slot: 24 }])
    expect(tally(9, { ...tallyFields('entries', 1, DAY, 10), ...wrong }), JSON.stringify(wrong)).toBeNull()
})

test('J11 the page of a day is closed until somebody takes that back; without a day it is nothing', () => {
  const create = made(keyOf(1), 'day-end', dayEndFields(DAY), at(1))
  expect(dayEndFrom(fold(DOC, keyOf(1), [create])!, CAS)).toMatchObject({ day: DAY, voided: false })
  expect(dayEndFrom(fold(DOC, keyOf(1), [create, ended(keyOf(2), keyOf(1), 'void', null, at(2))])!, CAS)).toMatchObject({ voided: true })
  expect(dayEndFrom(fold(DOC, keyOf(1), [made(keyOf(1), 'day-end', { day: 'today' }, at(1))])!, CAS)).toBeNull()
})
