// C06, V7: which working day was each sitting of a device whose clock was wrong?
import { expect, test } from 'vitest'
import { weekday, type Day, type Slot } from '../../src/domain/day.ts'
import { daysOff, proposedDays, sittings, type Entry } from '../../src/domain/doubtful-days.ts'
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
