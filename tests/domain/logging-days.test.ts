// When a centre was one that logs visits: what the directory said by each day.
import { expect, test } from 'vitest'
import { centreFields } from '../../src/domain/centre-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { openMinutes } from '../../src/domain/open-minutes.ts'
import { parseWeek, weekValue } from '../../src/domain/opening-record.ts'
import type { Hours } from '../../src/domain/opening.ts'
import { loggingDays, logsOn, saidToLogOn, toldBy, withPast } from '../../src/domain/logging-days.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Key } from '../../src/domain/ids.ts'
import type { Statement, Value } from '../../src/domain/statement.ts'
import { at, edited, keyOf, made } from './say.ts'

const C = keyOf(1)
const on = (day: string, seq: number) => ({ ...at(seq), day: day as Day })
const create = (status: 'open' | 'planned'): Statement =>
  made(
    C,
    'centre',
    centreFields({
      code: 'elv' as never,
      names: plainName('Elvane'),
      kind: 'outlet',
      isHead: false,
      status,
      week: {},
      precision: 'hour',
    }),
    on('2025-09-01', 1),
    DIRECTORY,
  )
const turn = (n: number, day: string, value: Value, base: Key[], field = 'status'): Statement =>
  edited(keyOf(n), C, field, value, base, on(day, n), DIRECTORY)
const days = (...statements: Statement[]) => loggingDays(statements.toReversed(), DIRECTORY, C)

test('C02 V6 each day is as the directory had it by then: planned, open, asleep, awake, associated', () => {
  const all = days(
    create('planned'),
    turn(2, '2025-10-01', 'open', [C]),
    turn(3, '2025-11-01', 'dormant', [keyOf(2)]),
    turn(4, '2025-12-01', 'open', [keyOf(3)]),
    turn(5, '2025-12-01', 'Castel', [C], 'name'),
    turn(6, '2026-01-01', 'associated', [C], 'kind'),
  )
  expect(all.map(d => [d.from, d.logs])).toEqual([
    ['2025-09-01', false],
    ['2025-10-01', true],
    ['2025-11-01', false],
    ['2025-12-01', true],
    ['2026-01-01', false],
  ])
  expect(['2025-08-31', '2025-09-30', '2025-10-01', '2025-10-31', '2025-11-30', '2026-02-01'].map(d => logsOn(all, d as Day))).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ])
})
test('C02 I19 a week that is announced anew holds from that day on: a month that is over keeps the hours it had, and its holes', () => {
  const [mornings, more] = [[4, '09:00', '12:00'] as const, [4, '14:00', '17:00'] as const]
  const stood = days(create('open'))
  const said = days(
    create('open'),
    turn(2, '2025-09-10', weekValue(parseWeek([mornings])), [C], 'week'),
    turn(3, '2025-12-02', weekValue(parseWeek([mornings, more])), [keyOf(2)], 'week'),
  )
  const hours: Hours = { announced: parseWeek([mornings, more]), periods: [], exceptions: [] }
  const minutes = (of: Hours, on: string): number | null => openMinutes(of, on as Day, on as Day)
  expect(['2025-08-28', '2025-09-04', '2025-10-09', '2025-12-04'].map(d => minutes(withPast(hours, said), d))).toEqual([
    null,
    null,
    180,
    360,
  ])
  expect(minutes(withPast(hours, stood), '2025-10-09')).toBe(null)
  expect(minutes(withPast(hours, []), '2025-10-09')).toBe(360) // of a centre of which nothing is known
})
test('C02 a day before the first word is like it, but nothing had been said of it', () => {
  const all = days(create('open'))
  expect([logsOn(all, '2025-08-01' as Day), saidToLogOn(all, '2025-08-01' as Day), saidToLogOn(all, '2025-09-01' as Day)]).toEqual([
    true,
    false,
    true,
  ])
  expect([loggingDays([], DIRECTORY, C), logsOn([], '2025-09-01' as Day)]).toEqual([[], false])
})
test('C02 of the day on which it is said that a centre logs, only what ends after that hour counts', () => {
  const all = days(
    create('planned'),
    edited(keyOf(2), C, 'status', 'open', [C], { ...on('2025-10-01', 2), slot: 14 }, DIRECTORY),
    edited(keyOf(3), C, 'name', 'Elve', [C], { ...on('2025-10-01', 3), slot: 18 }, DIRECTORY),
  )
  const told = (day: string, hhmm: number): boolean => toldBy(all, day as Day, Math.floor(hhmm / 100) * 60 + (hhmm % 100))
  expect([told('2025-09-30', 1800), told('2025-10-01', 1200), told('2025-10-01', 1459), told('2025-10-01', 1500)]).toEqual([
    false,
    false,
    false, // it may have been said after the half past
    true,
  ])
  expect([told('2025-10-01', 1700), told('2025-10-02', 900)]).toEqual([true, true])
  const first = days({ ...create('open'), at: { ...on('2025-09-01', 1), slot: 17 } })
  expect([toldBy(first, '2025-09-01' as Day, 1020), toldBy(first, '2025-09-02' as Day, 720)]).toEqual([false, true])
  expect(toldBy(first, '2025-08-29' as Day, 720)).toBe(true) // a book that is older than the directory is read as before
})
test('B5 V7 a clock that fell back puts no closing before what its author was looking at', () => {
  const all = days(
    create('open'),
    turn(2, '2025-11-01', 'dormant', [C]),
    turn(3, '2025-12-01', 'open', [keyOf(2)]),
    turn(4, '2025-10-05', 'dormant', [keyOf(3)]),
  )
  expect(['2025-10-06', '2025-11-30', '2025-12-01'].map(d => logsOn(all, d as Day))).toEqual([true, false, false])
})
