import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { fold } from '../../src/domain/fold.ts'
import type { Key } from '../../src/domain/ids.ts'
import { exceptionFields, exceptionFrom, parseWeek, periodFields, periodFrom, weekValue } from '../../src/domain/opening-record.ts'
import { daysLost, replacedWeek, usualWeek } from '../../src/domain/usual-week.ts'
import { halfDayEnds, halfEnds } from '../../src/domain/opening-halves.ts'
import {
  openHalves,
  openNow,
  openOn,
  type Hours,
  type Interval,
  type OpeningException,
  type OpeningPeriod,
  type Week,
} from '../../src/domain/opening.ts'
import type { Value } from '../../src/domain/statement.ts'
import { at, DESK, ended, keyOf, made } from './say.ts'

const day = (x: string): Day => x as Day // the tests' own days
const THURSDAY = day('2025-10-09')
const between = (from: number, to: number): Interval => ({ from: from * 60, to: to * 60 })
const MORNING = between(9, 12)
const AFTERNOON = between(14, 17)
const WEEK: Week = { 4: [MORNING, AFTERNOON] }

const period = (n: number, from: string, to: string | null, week: Week, withdrawn = false): OpeningPeriod => {
  const id = keyOf(n)
  const record = fold(DESK, id, [
    made(id, 'period', periodFields({ from: day(from), to: to === null ? null : day(to), week }), at(n), DESK),
    ...(withdrawn ? [ended(keyOf(1000 + n), id, 'withdraw', null, at(n + 1), DESK)] : []),
  ])
  const read = record && periodFrom(record, 'cas' as never)
  if (!read) throw new Error('the period does not read back')
  return read
}
const exception = (seq: number, more: Partial<OpeningException> = {}, said = THURSDAY): OpeningException => {
  const id = keyOf(100 + seq)
  const record = fold(DESK, id, [
    made(id, 'exception', exceptionFields({ day: THURSDAY, half: null, intervals: [], reason: 'snow', ...more }), at(seq, 10, said), DESK),
    ...(more.withdrawn ? [ended(keyOf(2000 + seq), id, 'withdraw', null, at(seq + 1), DESK)] : []),
  ])
  const read = record && exceptionFrom(record, 'cas' as never)
  if (!read) throw new Error('the exception does not read back')
  return read
}
const hours = (h: Partial<Hours>): Hours => ({ announced: WEEK, periods: [], exceptions: [], ...h })

describe('the week of a centre', () => {
  test('O1 comes back from a statement as it was, in order of the clock', () => {
    expect(weekValue(WEEK)).toEqual([
      [4, '09:00', '12:00'],
      [4, '14:00', '17:00'],
    ])
    expect(parseWeek(weekValue(WEEK))).toEqual(WEEK)
    expect(parseWeek([...(weekValue(WEEK) as Value[])].reverse())).toEqual(WEEK)
    expect(parseWeek([[7, '20:00', '24:00']])).toEqual({ 7: [between(20, 24)] })
  })
  test('O1 what is no interval of a weekday is left out', () => {
    const bad = [
      [0, '09:00', '12:00'],
      [8, '09:00', '12:00'],
      [1.5, '09:00', '12:00'],
      [1, '12:00', '09:00'],
      [1, '09:00', '09:00'],
      [1, '9:00', '12:00'],
      [1, '09:00'],
      [1, '22:00', '26:00'],
      [],
      'Monday',
      null,
      4,
    ]
    expect(parseWeek(bad as Value)).toEqual({})
    for (const odd of [undefined, null, 'x', 3, true] as (Value | undefined)[]) expect(parseWeek(odd)).toEqual({})
  })
})

describe('the hours of one day', () => {
  test('O2 are those announced until the centre states its own', () => {
    expect(openOn(hours({}), THURSDAY)).toEqual([MORNING, AFTERNOON])
    expect(openOn(hours({}), day('2025-10-10'))).toEqual([])
    const own = period(1, '2025-10-01', null, { 4: [between(9, 11)] })
    expect(openOn(hours({ periods: [own] }), THURSDAY)).toEqual([between(9, 11)])
    expect(openOn(hours({ periods: [own] }), day('2025-09-25'))).toEqual([MORNING, AFTERNOON])
  })
  test('O2 the newest period that holds the day decides; its last day counts', () => {
    const old = period(1, '2025-01-01', null, { 4: [MORNING] })
    const market = period(2, '2025-10-09', '2025-10-09', { 4: [between(8, 18)] })
    for (const periods of [
      [old, market],
      [market, old],
    ]) {
      expect(openOn(hours({ periods }), THURSDAY)).toEqual([between(8, 18)])
      expect(openOn(hours({ periods }), day('2025-10-16'))).toEqual([MORNING])
      expect(openOn(hours({ periods }), day('2025-10-02'))).toEqual([MORNING])
    }
  })
  test('O2 two periods from the same day: the same one decides, whichever came first', () => {
    const [a, b] = [period(1, '2025-10-01', null, { 4: [MORNING] }), period(2, '2025-10-01', null, { 4: [AFTERNOON] })]
    expect(openOn(hours({ periods: [a, b] }), THURSDAY)).toEqual(openOn(hours({ periods: [b, a] }), THURSDAY))
  })
  test('O2 a withdrawn period decides nothing', () => {
    expect(openOn(hours({ periods: [period(1, '2025-10-01', null, {}, true)] }), THURSDAY)).toEqual([MORNING, AFTERNOON])
  })

  test('O3 an exception closes the day, a half of it, or opens it otherwise', () => {
    expect(openOn(hours({ exceptions: [exception(1)] }), THURSDAY)).toEqual([])
    expect(openOn(hours({ exceptions: [exception(1, { half: 'am' })] }), THURSDAY)).toEqual([AFTERNOON])
    expect(openOn(hours({ exceptions: [exception(1, { half: 'pm' })] }), THURSDAY)).toEqual([MORNING])
    expect(openOn(hours({ exceptions: [exception(1, { intervals: [between(10, 16)] })] }), THURSDAY)).toEqual([between(10, 16)])
    expect(openOn(hours({ exceptions: [exception(1, { day: day('2025-10-16') })] }), THURSDAY)).toEqual([MORNING, AFTERNOON])
  })
  test('O3 J23 a morning until half past twelve is closed whole with its half, and is not touched by the other one', () => {
    const announced: Week = { 4: [between(9, 12.5), between(14, 17)] }
    const without = (half: 'am' | 'pm', week = announced) =>
      openOn(hours({ announced: week, exceptions: [exception(1, { half })] }), THURSDAY)
    expect(without('am')).toEqual([between(14, 17)])
    expect(without('pm')).toEqual([between(9, 12.5)])
    expect(without('am', { 4: [between(9, 12.5)] })).toEqual([]) // nobody is told that it opens at noon
    expect(without('pm', { 4: [between(9, 12.5)] })).toEqual([between(9, 12.5)])
  })
  test('O3 a half-day closing cuts an interval that runs over noon', () => {
    const announced = { 4: [between(9, 17)] }
    expect(openOn(hours({ announced, exceptions: [exception(1, { half: 'am' })] }), THURSDAY)).toEqual([between(12, 17)])
    expect(openOn(hours({ announced, exceptions: [exception(1, { half: 'pm' })] }), THURSDAY)).toEqual([between(9, 12)])
    expect(openOn(hours({ announced, exceptions: [exception(1, { half: 'am' }), exception(2, { half: 'pm' })] }), THURSDAY)).toEqual([])
  })
  test('O3 the last one said holds, whichever arrived first; one taken back holds no more', () => {
    const closed = exception(1)
    const after = exception(2, { intervals: [between(10, 11)] })
    for (const exceptions of [
      [closed, after],
      [after, closed],
    ])
      expect(openOn(hours({ exceptions }), THURSDAY)).toEqual([between(10, 11)])
    expect(openOn(hours({ exceptions: [exception(1, { withdrawn: true })] }), THURSDAY)).toEqual([MORNING, AFTERNOON])
  })
  test('O3 the last one said is by its day, not by the counter of another device, which may be far ahead', () => {
    const monday = exception(900, {}, day('2025-10-06'))
    const opened = exception(12, { intervals: [between(10, 11)] }, day('2025-10-08'))
    for (const exceptions of [
      [monday, opened],
      [opened, monday],
    ])
      expect(openOn(hours({ exceptions }), THURSDAY)).toEqual([between(10, 11)])
  })
  test('O3 the intervals of an exception stand in order of the clock, whatever the order they were said in', () => {
    const read = exception(1, { intervals: [AFTERNOON, MORNING] })
    expect(read.intervals).toEqual([MORNING, AFTERNOON])
    expect(openNow(read.intervals, 8 * 60)).toEqual({ is: 'opens', at: 9 * 60 })
  })
  test('O3 garbage is no exception, or is left out', () => {
    const read = (fields: Record<string, Value>): OpeningException | null => {
      const record = fold(DESK, keyOf(1), [made(keyOf(1), 'exception', fields, at(1), DESK)])
      return record && exceptionFrom(record, 'cas' as never)
    }
    expect(read({ day: 'today' })).toBe(null)
    expect(read({ day: THURSDAY, half: 'noon', intervals: [['x', 'y'], 3, ['10:00', '11:00']], reason: 7 })).toMatchObject({
      half: null,
      intervals: [between(10, 11)],
      reason: 'other',
    })
    expect(read({ day: THURSDAY, intervals: 'closed' })?.intervals).toEqual([])
  })
  test('O3 a period without a first day is none; a last day that is none is no last day', () => {
    const record = fold(DESK, keyOf(1), [made(keyOf(1), 'period', { from: '2025-13-01' }, at(1), DESK)])
    expect(record && periodFrom(record, 'cas' as never)).toBe(null)
    const open = fold(DESK, keyOf(1), [made(keyOf(1), 'period', { from: '2025-10-01', to: 'x', week: 7 }, at(1), DESK)])
    expect(open && periodFrom(open, 'cas' as never)).toMatchObject({ to: null, week: {} })
  })
})

describe('the halves of a day', () => {
  test('O4 a half counts from an hour on; a little over noon makes no afternoon', () => {
    expect(openHalves([])).toEqual([])
    expect(openHalves([MORNING, AFTERNOON])).toEqual(['am', 'pm'])
    expect(openHalves([between(9, 12.5)])).toEqual(['am'])
    expect(openHalves([between(9, 13)])).toEqual(['am', 'pm'])
    expect(openHalves([between(11.5, 17)])).toEqual(['pm'])
    expect(openHalves([between(9, 12.5), between(12.5, 17.5)])).toEqual(['am', 'pm'])
  })
  test('O4 no opening is lost for being short: where no half has an hour, the one with more counts', () => {
    expect(openHalves([between(10, 10.5)])).toEqual(['am'])
    expect(openHalves([between(16, 16.5)])).toEqual(['pm'])
    expect(openHalves([between(11.5, 12.5)])).toEqual(['am'])
    expect(openHalves([between(11.75, 12.75)])).toEqual(['pm'])
  })
  test('O4 a half ends when its last interval does', () => {
    expect(halfEnds([MORNING, AFTERNOON], 'am')).toBe(720)
    expect(halfEnds([MORNING, AFTERNOON], 'pm')).toBe(1020)
    expect(halfEnds([between(9, 12.5), between(12.5, 17.5)], 'am')).toBe(750)
    expect(halfEnds([between(9, 12.5), between(12.5, 17.5)], 'pm')).toBe(1050)
    expect(halfEnds([between(9, 17)], 'pm')).toBe(1020)
    expect(halfEnds([between(9, 17)], 'am')).toBe(720)
    expect(halfEnds([between(20, 24)], 'pm')).toBe(1440)
  })
  test('J22 a half-day that is begun ends with its opening; where none is known at noon; after the last closing with the day', () => {
    const ends = (open: readonly Interval[], ...hours: number[]) => hours.map(h => halfDayEnds(open, h * 60))
    expect(ends([between(9, 12.5)], 8, 10, 12.1, 12.5, 13)).toEqual([750, 750, 750, null, null])
    expect(ends([between(9, 12.5), between(14, 17)], 10, 12.25, 12.5, 13.75, 15, 17)).toEqual([750, 750, 1020, 1020, 1020, null])
    expect(ends([between(9, 12.5), between(12.5, 17.5)], 10, 12.25, 12.5)).toEqual([750, 750, 1050])
    expect(ends([between(9, 17.5)], 9, 11.9, 12, 17.25, 18)).toEqual([720, 720, 1050, 1050, null])
    expect(ends([between(9, 11)], 10, 11.25, 12)).toEqual([660, 720, null])
    expect(ends([between(14, 17)], 10, 13)).toEqual([720, 1020])
    expect(ends([between(11.5, 13.5)], 11.75)).toEqual([810])
    expect(ends([], 10, 14)).toEqual([720, null])
  })
})

test('O5 open now, until when; or when next; or since when it is over', () => {
  const open = [MORNING, AFTERNOON]
  const h = (x: number): number => x * 60
  expect(openNow([], h(10))).toEqual({ is: 'closed' })
  expect(openNow(open, h(8))).toEqual({ is: 'opens', at: h(9) })
  expect(openNow(open, h(9))).toEqual({ is: 'open', until: h(12) })
  expect(openNow(open, h(12))).toEqual({ is: 'opens', at: h(14) })
  expect(openNow(open, h(16.5))).toEqual({ is: 'open', until: h(17) })
  expect(openNow(open, h(17))).toEqual({ is: 'over', since: h(17) })
  // two that touch or overlap are one opening
  expect(openNow([between(9, 12.5), between(12.5, 17.5)], h(10))).toEqual({ is: 'open', until: h(17.5) })
  expect(openNow([between(9, 13), between(12, 17)], h(10))).toEqual({ is: 'open', until: h(17) })
})

test('S185 what a form proposes is the week as the centre opens now, its own hours before the announced ones, days that differ left out', () => {
  const week = (from: number) => ({ 4: [{ from, to: 720 }] })
  const own = {
    id: 'p',
    doc: 'd',
    centre: 'cas',
    from: '2026-02-01',
    to: null,
    week: week(600),
    withdrawn: false,
  } as unknown as OpeningPeriod
  const closed = {
    id: 'e',
    doc: 'd',
    centre: 'cas',
    day: '2026-03-12',
    half: null,
    intervals: [],
    reason: 'snow',
    withdrawn: false,
  } as unknown as OpeningException
  const hours: Hours = { announced: week(540), periods: [own], exceptions: [closed] }
  expect(usualWeek(hours, '2026-03-10' as Day)[4]).toEqual(week(600)[4])
  expect(usualWeek(hours, '2026-01-10' as Day)[4]).toEqual(week(540)[4])
})

describe('S065 new plain hours, beside what stands', () => {
  const on = (...days: number[]) => Object.fromEntries(days.map(d => [d, [{ from: 540, to: 720 }]]))
  const period = (n: string, more: Partial<OpeningPeriod>): OpeningPeriod =>
    ({ id: n, doc: 'd', centre: 'cas', from: '2026-02-01', to: null, week: {}, withdrawn: false, ...more }) as unknown as OpeningPeriod
  const evening = period('b', { week: on(3, 6), pattern: { nth: 1 } })
  const MARCH = '2026-03-10' as Day
  const hours = (...periods: OpeningPeriod[]): Hours => ({ announced: on(1, 2, 3, 4, 5), periods, exceptions: [] })
  const open = (week: Week): number[] => [1, 2, 3, 4, 5, 6, 7].filter(d => (week[d] ?? []).length > 0)
  const lost = (all: Hours, days: number[], more: { from?: Day; to?: Day; id?: Key } = {}): number[] =>
    daysLost(all, { from: MARCH, to: null, id: null, days, ...more })

  test('S065 they take the place of what opens now, and not of what comes besides', () => {
    expect(open(replacedWeek(hours(evening), MARCH))).toEqual([1, 2, 3, 4, 5])
    expect(open(replacedWeek(hours(evening, period('p', { week: on(2) })), MARCH))).toEqual([2])
    // a bus is open where it stops: what is announced is replaced already
    expect(open(replacedWeek(hours(period('s', { week: on(4), stop: { place: 'Halle', zone: null } })), MARCH))).toEqual([])
  })
  test('S065 days that lose their hours are those that open now and nothing opens then', () => {
    expect([lost(hours(), [6]), lost(hours(), [1, 2, 3, 4, 5, 6]), lost(hours(), [2, 4])]).toEqual([[1, 2, 3, 4, 5], [], [1, 3, 5]])
    expect(lost(hours(evening), [1, 2, 4])).toEqual([5]) // a Wednesday of the month is left
    // hours besides that become plain ones are no longer besides
    expect(lost(hours(evening), [6], { id: evening.id })).toEqual([1, 2, 3, 4, 5])
    const plain = period('p', { week: on(2, 4) })
    expect([
      lost(hours(plain), [6]),
      lost(hours(plain), [4], { id: plain.id }),
      lost(hours(plain), [4], { from: '2026-01-05' as Day }),
    ]).toEqual([[2, 4], [2], [1, 2, 3, 5]])
  })
  test('S065 of plain hours that end within the week only its days are told', () => {
    expect(lost(hours(), [], { to: '2026-03-12' as Day })).toEqual([2, 3, 4])
  })
})
