// C06, V7: which working day was each sitting of a device whose clock was wrong?
import { expect, test } from 'vitest'
import { weekday, type Day, type Slot } from '../../src/domain/day.ts'
import { dayBy, daysOff, measuredNow, offAt, proposedDays, sittings, type Entry, type Measured } from '../../src/domain/doubtful-days.ts'
import type { ClockState } from '../../src/domain/clock-state.ts'
import type { Key } from '../../src/domain/ids.ts'

let seq = 0
const noted = (n: number, day: string, clock: ClockState = 'behind', from = 9, writer = 1): Entry[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `k${String(++seq).padStart(21, '0')}` as Key,
    doc: 'centre/thn/visits/2026-01',
    writer,
    seq,
    day: day as Day,
    slot: Math.min(17, from + i) as Slot,
    clock,
  }))
const isOpen = (d: Day): boolean => weekday(d) <= 5
const said = (entries: readonly Entry[]): [number, Day | null][] => {
  const found = sittings(entries)
  return proposedDays(found, isOpen).map((day, i) => [found[i]!.entries.length, day])
}

test('T3 C06 five sittings under dates of 2020 between two sure days are the five open days between, whatever order they are read in', () => {
  const week = [
    ...noted(6, '2026-01-09', 'ok'),
    ...[7, 5, 8, 6, 5].flatMap((n, i) => noted(n, `2020-01-0${i + 1}`)),
    ...noted(5, '2026-01-19', 'ok'),
  ]
  const expected = [
    [7, '2026-01-12'],
    [5, '2026-01-13'],
    [8, '2026-01-14'],
    [6, '2026-01-15'],
    [5, '2026-01-16'],
  ]
  expect(said(week)).toEqual(expected)
  expect(said(week.toReversed())).toEqual(expected)
})

test('C06 a battery that dies every night begins the same day anew: the hour that falls back tells the sittings apart', () => {
  const nights = [...noted(3, '2026-01-09', 'ok'), ...noted(3, '2020-01-01'), ...noted(2, '2020-01-01'), ...noted(1, '2026-01-14', 'ok')]
  expect(said(nights)).toEqual([
    [3, '2026-01-12'],
    [2, '2026-01-13'],
  ])
})

test('C06 no day is made up: more sittings than open days, or no sure day before them, leave the choice to the person; two devices are read apart', () => {
  const tight = [...noted(1, '2026-01-09', 'ok'), ...noted(1, '2020-01-01'), ...noted(1, '2020-01-02'), ...noted(1, '2026-01-13', 'ok')]
  expect(said(tight)).toEqual([
    [1, '2026-01-12'],
    [1, null],
  ])
  expect(said(noted(2, '2020-01-01', 'unset'))).toEqual([[2, null]])
  const open = [...noted(1, '2026-01-09', 'ok'), ...noted(1, '2020-01-01')]
  expect(said(open)).toEqual([[1, '2026-01-12']])
  const two = [
    ...noted(1, '2026-01-09', 'ok', 9, 1),
    ...noted(1, '2026-01-15', 'ok', 9, 2),
    ...noted(2, '2020-01-01', 'behind', 9, 1),
    ...noted(2, '2020-01-01', 'behind', 9, 2),
  ]
  expect(said(two)).toEqual([
    [2, '2026-01-12'],
    [2, '2026-01-16'],
  ])
})

test('T3 V7 a clock two days ahead is told by the head’s own time; hours are no days', () => {
  const day = 86_400_000
  expect([daysOff(10 * day, 8 * day), daysOff(8 * day, 10 * day), daysOff(8.4 * day, 8 * day), daysOff(8 * day, 8 * day)]).toEqual([
    2, -2, 0, 0,
  ])
})

test('V7 what was measured says which day it was, by the hour too; of a half-day by its middle', () => {
  const hours = 3_600_000
  const by = (day: string, slot: Slot, off: number): Day => dayBy({ day: day as Day, slot }, off * hours)
  // it stood still from Friday 17:00 to Monday 9:00, then ran on
  expect([by('2026-01-09', 17, -64), by('2026-01-10', 1, -64), by('2026-01-10', 9, -64)]).toEqual([
    '2026-01-12',
    '2026-01-12',
    '2026-01-13',
  ])
  expect([by('2026-01-23', 9, 48), by('2026-01-21', 'am', -48), by('2026-01-21', 'pm', -48)]).toEqual([
    '2026-01-21',
    '2026-01-23',
    '2026-01-23',
  ])
})

test('V7 what was measured holds for what is noted after, until it is measured otherwise', () => {
  const hours = 3_600_000
  let known: readonly Measured[] = measuredNow([], 0, 4)
  expect(known).toEqual([])
  known = measuredNow(known, -64 * hours, 10)
  known = measuredNow(known, -64 * hours + 1000, 15) // the same clock, measured again
  expect([offAt(known, 10), offAt(known, 11), offAt(known, 99)]).toEqual([null, -64 * hours, -64 * hours])
  known = measuredNow(known, 20_000, 20) // set right
  expect([offAt(known, 20), offAt(known, 21)]).toEqual([-64 * hours, null])
  known = measuredNow(known, 48 * hours, 30)
  expect([offAt(known, 20), offAt(known, 30), offAt(known, 31)]).toEqual([-64 * hours, null, 48 * hours])
})

test('C06 at a centre that keeps half-days five mornings after five dead batteries are one sitting by their hour, and five where something tells that they begin', () => {
  const week = [
    ...noted(1, '2026-01-09', 'ok'),
    ...[7, 5, 8, 6, 5].flatMap(n => noted(n, '2020-01-01', 'unset').map(e => ({ ...e, slot: 'am' as const }))),
    ...noted(1, '2026-01-19', 'ok'),
  ]
  expect(sittings(week).map(s => s.entries.length)).toEqual([31])
  const begin = new Set([8, 13, 21, 27].map(i => week[i]!.id))
  const found = sittings(week, begin)
  expect(proposedDays(found, isOpen).map((day, i) => [found[i]!.entries.length, day])).toEqual([
    [7, '2026-01-12'],
    [5, '2026-01-13'],
    [8, '2026-01-14'],
    [6, '2026-01-15'],
    [5, '2026-01-16'],
  ])
})
