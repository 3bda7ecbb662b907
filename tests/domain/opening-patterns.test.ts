// Hours that hold on some days only, and stops: against a calendar that is walked day by day, over changed clocks, leap years, the ends of months and years.
import { describe, expect, test } from 'vitest'
import { addDays, weekday, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { fold } from '../../src/domain/fold.ts'
import type { Key } from '../../src/domain/ids.ts'
import { nounOfPeriod, patternFields, periodFields, periodFrom, type PeriodStated } from '../../src/domain/opening-record.ts'
import { openOn, type Hours, type Interval, type OpeningPeriod, type Week } from '../../src/domain/opening.ts'
import { fits, type DayRange, type Nth, type Pattern } from '../../src/domain/pattern.ts'
import type { Value } from '../../src/domain/statement.ts'
import { rng, seedOf } from '../random.ts'
import { at, DESK, keyOf, made } from './say.ts'

const day = (x: string): Day => x as Day // the tests' own days
const h = (from: number, to: number): Interval => ({ from: from * 60, to: to * 60 })
const days = (from: string, to: string): Day[] => daysBetween(day(from), day(to))
const fitting = (p: Pattern, from: string, to: string, on: number, holidays?: readonly DayRange[]): string[] =>
  days(from, to).filter(d => weekday(d) === on && fits(p, d, holidays))

const read = (n: number, noun: string, fields: Record<string, Value>): OpeningPeriod | null => {
  const record = fold(DESK, keyOf(n), [made(keyOf(n), noun, fields, at(n), DESK)])
  return record && periodFrom(record, 'nav' as never)
}
const period = (n: number, p: Partial<PeriodStated>): OpeningPeriod => {
  const stated = { from: day('2025-09-01'), to: null, week: {}, ...p }
  const back = read(n, nounOfPeriod(stated), periodFields(stated))
  if (!back) throw new Error('the period does not read back')
  return back
}
const hours = (more: Partial<Hours>): Hours => ({ announced: {}, periods: [], exceptions: [], ...more })

describe('one week of so many', () => {
  test('OH1 S065 every other week comes round over the new year, the 53rd week and both changed clocks', () => {
    const fortnightly = { every: { weeks: 2, since: day('2025-09-03') } } // a Wednesday: its week counts from Monday
    expect(fitting(fortnightly, '2025-08-25', '2025-09-21', 1)).toEqual(['2025-09-01', '2025-09-15'])
    expect(fitting(fortnightly, '2025-12-15', '2026-01-18', 7)).toEqual(['2025-12-28', '2026-01-11'])
    // 2026 has 53 weeks: whoever counted by their numbers would come two weeks running
    expect(fitting(fortnightly, '2026-12-14', '2027-01-31', 3)).toEqual(['2026-12-23', '2027-01-06', '2027-01-20'])
    expect(fitting(fortnightly, '2026-03-16', '2026-04-12', 7)).toEqual(['2026-03-22', '2026-04-05'])
    expect(fitting(fortnightly, '2026-10-12', '2026-11-08', 7)).toEqual(['2026-10-18', '2026-11-01'])
  })
  test('OH1 it counts backwards as it does forwards, and every third week is every third', () => {
    const third = { every: { weeks: 3, since: day('2026-02-02') } }
    expect(fitting(third, '2025-11-24', '2026-03-31', 1)).toEqual([
      '2025-12-01',
      '2025-12-22',
      '2026-01-12',
      '2026-02-02',
      '2026-02-23',
      '2026-03-16',
    ])
  })
  test('OH1 against a calendar walked week by week, whatever the weeks and the day counted from', () => {
    const seed = seedOf()
    const r = rng(seed)
    for (let n = 0; n < 60; n++) {
      const since = addDays(day('2019-01-01'), Math.floor(r() * 5000))
      const weeks = 2 + Math.floor(r() * 25)
      const expected = new Set<Day>()
      let monday = since
      while (weekday(monday) !== 1) monday = addDays(monday, -1)
      for (const step of [weeks * 7, -weeks * 7])
        for (let at = monday, i = 0; i < 30; i++, at = addDays(at, step)) for (let d = 0; d < 7; d++) expected.add(addDays(at, d))
      for (let i = -200; i < 200; i++) {
        const on = addDays(since, i)
        if (Math.abs(i) < 29 * weeks * 7)
          expect(fits({ every: { weeks, since } }, on), `seed ${seed}: ${weeks} weeks since ${since}, ${on}`).toBe(expected.has(on))
      }
    }
  })
})

describe('the nth weekday of a month', () => {
  test('OH2 S065 the first, the last, and a fifth that not every month has', () => {
    expect(fitting({ nth: 1 }, '2026-01-01', '2026-04-30', 4)).toEqual(['2026-01-01', '2026-02-05', '2026-03-05', '2026-04-02'])
    expect(fitting({ nth: 'last' }, '2026-01-01', '2026-04-30', 4)).toEqual(['2026-01-29', '2026-02-26', '2026-03-26', '2026-04-30'])
    expect(fitting({ nth: 5 }, '2026-01-01', '2026-06-30', 6)).toEqual(['2026-01-31', '2026-05-30'])
    // February of a leap year has a fifth of one weekday
    expect(fitting({ nth: 5 }, '2024-02-01', '2024-02-29', 4)).toEqual(['2024-02-29'])
    expect(fitting({ nth: 'last' }, '2024-02-01', '2024-02-29', 3)).toEqual(['2024-02-28'])
    expect(fitting({ nth: 5 }, '2026-02-01', '2026-02-28', 7)).toEqual([])
    expect(fitting({ nth: 'last' }, '2025-12-01', '2026-01-05', 3)).toEqual(['2025-12-31'])
  })
  test('OH2 against a calendar walked day by day, for ten years', () => {
    const months = new Map<string, Day[]>()
    for (const d of days('2019-01-01', '2028-12-31')) {
      const name = `${d.slice(0, 7)} ${weekday(d)}`
      months.set(name, [...(months.get(name) ?? []), d])
    }
    for (const list of months.values())
      for (const [i, d] of list.entries())
        for (const nth of [1, 2, 3, 4, 5, 'last'] as const satisfies readonly Nth[])
          expect(fits({ nth }, d), `${nth} ${d}`).toBe(nth === 'last' ? i === list.length - 1 : i === nth - 1)
  })
})

describe('the school term', () => {
  const WINTER: DayRange = { from: day('2026-02-14'), to: day('2026-03-01') }
  test('OH3 S065 the holidays begin and end with their days; outside them is the term', () => {
    expect(days('2026-02-13', '2026-03-02').filter(d => fits({ term: 'out' }, d, [WINTER]))).toEqual(days('2026-02-14', '2026-03-01'))
    expect(days('2026-02-13', '2026-03-02').filter(d => fits({ term: 'in' }, d, [WINTER]))).toEqual(['2026-02-13', '2026-03-02'])
  })
  test('OH3 where no holidays are stated every day is of the term', () => {
    for (const d of days('2026-02-01', '2026-02-28')) expect([fits({ term: 'in' }, d), fits({ term: 'out' }, d, [])]).toEqual([true, false])
  })
  test('OH3 what is said together must hold together: every other week, in the term', () => {
    const both: Pattern = { every: { weeks: 2, since: day('2026-02-04') }, term: 'in' }
    expect(fitting(both, '2026-02-01', '2026-03-31', 3, [WINTER])).toEqual(['2026-02-04', '2026-03-04', '2026-03-18'])
  })
})

describe('several periods at once', () => {
  const WEEKDAYS: Week = { 1: [h(9, 12)], 4: [h(9, 12)] }
  test('OH4 the newest plain one replaces; what holds on some days only comes besides, in the order of the clock', () => {
    const evening = period(1, { week: { 4: [h(17, 19)] }, pattern: { nth: 1 } })
    const early = period(2, { week: { 4: [h(8, 9)] }, pattern: { every: { weeks: 2, since: day('2026-03-02') } } })
    const plain = period(3, { week: { 4: [h(10, 12)] }, from: day('2026-03-01') })
    for (const periods of [
      [evening, early, plain],
      [plain, early, evening],
    ]) {
      const all = hours({ announced: WEEKDAYS, periods })
      expect(openOn(all, day('2026-02-05'))).toEqual([h(8, 9), h(9, 12), h(17, 19)])
      expect(openOn(all, day('2026-02-12'))).toEqual([h(9, 12)])
      expect(openOn(all, day('2026-03-05'))).toEqual([h(8, 9), h(10, 12), h(17, 19)])
      expect(openOn(all, day('2026-03-12'))).toEqual([h(10, 12)])
    }
  })
  test('OH4 hours besides that hold each week add to what is announced and replace nothing', () => {
    const besides = period(1, { week: { 6: [h(9, 11)] }, pattern: {} })
    expect(besides.pattern).toEqual({})
    const all = hours({ announced: WEEKDAYS, periods: [besides] })
    expect(openOn(all, day('2026-03-07'))).toEqual([h(9, 11)])
    expect(openOn(all, day('2026-03-05'))).toEqual([h(9, 12)])
  })
  test('OH4 they hold from their first to their last day, and not when they are withdrawn', () => {
    const evening = period(1, { week: { 4: [h(17, 19)] }, pattern: { nth: 1 }, from: day('2026-02-05'), to: day('2026-03-05') })
    const on = (p: OpeningPeriod, d: string): readonly Interval[] => openOn(hours({ periods: [p] }), day(d))
    expect(['2026-01-01', '2026-02-05', '2026-03-05', '2026-04-02'].map(d => on(evening, d).length)).toEqual([0, 1, 1, 0])
    expect(on({ ...evening, withdrawn: true }, '2026-02-05')).toEqual([])
  })
  test('OH5 a bus is open where it stands: its stops take the place of what is announced, not of a plain period of its own', () => {
    const stop = period(1, {
      week: { 1: [h(10, 12)] },
      stop: { place: 'Place de la halle', zone: null },
      from: day('2026-01-01'),
      pattern: { every: { weeks: 2, since: day('2026-01-05') } },
    })
    const all = hours({ announced: WEEKDAYS, periods: [stop] })
    expect(openOn(all, day('2025-12-29'))).toEqual([h(9, 12)]) // nothing was known of stops
    expect(openOn(all, day('2026-01-05'))).toEqual([h(10, 12)])
    expect(openOn(all, day('2026-01-12'))).toEqual([]) // its other week
    expect(openOn(all, day('2026-01-08'))).toEqual([])
    const garage = period(2, { week: { 4: [h(14, 16)] }, from: day('2026-01-01') })
    expect(openOn(hours({ announced: WEEKDAYS, periods: [stop, garage] }), day('2026-01-08'))).toEqual([h(14, 16)])
    expect(openOn(hours({ announced: WEEKDAYS, periods: [stop, garage] }), day('2026-01-05'))).toEqual([h(10, 12)])
  })
})

describe('how they stand in statements', () => {
  const zone = keyOf(77) as Key
  test('OH6 each comes back as it was said, under the noun that an older app does not take for a plain period', () => {
    const patterns: Pattern[] = [
      {},
      { nth: 'last' },
      { every: { weeks: 4, since: day('2025-09-01') }, term: 'out' },
      { nth: 2, term: 'in' },
    ]
    for (const pattern of patterns) {
      const stated = { from: day('2025-09-01'), to: day('2026-07-03'), week: { 3: [h(9, 12)] }, pattern, note: 'Par la cour' }
      expect(nounOfPeriod(stated)).toBe('extra-hours')
      expect(period(1, stated)).toMatchObject(stated)
    }
    const stop = { week: { 3: [h(9, 12)] }, stop: { place: 'Place de la halle', zone } }
    expect(nounOfPeriod(stop)).toBe('stop')
    expect(period(1, stop)).toMatchObject(stop)
    expect(period(1, stop).pattern).toBe(undefined)
    expect(nounOfPeriod({})).toBe('period')
    expect(period(1, {}).pattern).toBe(undefined)
  })
  test('OH6 what a plain period says of patterns is not heard: an older app would take it for plain too', () => {
    expect(read(1, 'period', { from: '2025-09-01', nth: 1, place: 'Place de la halle' })).not.toHaveProperty('pattern')
  })
  test.each([
    ['nth', 0],
    ['nth', 6],
    ['nth', 'third'],
    ['every', [1, '2025-09-01']],
    ['every', [27, '2025-09-01']],
    ['every', [2.5, '2025-09-01']],
    ['every', [2, '2025-02-30']],
    ['every', 2],
    ['term', 'summer'],
    ['term', true],
  ] as const)(
    'OH6 where %s says %j, which this app cannot read, it is set aside whole, and does not hold on days of which nobody spoke',
    (field, value) => {
      expect(read(1, 'extra-hours', { from: '2025-09-01', week: [[4, '09:00', '12:00']], [field]: value as Value })).toBe(null)
      expect(read(1, 'stop', { from: '2025-09-01', place: 'Place', week: [[4, '09:00', '12:00']], [field]: value as Value })).toBe(null)
    },
  )
  test('OH6 a stop without a place is none; a zone that is none is not said; what is too long is cut', () => {
    for (const place of [undefined, null, '', '  ', '…', 7] as (Value | undefined)[])
      expect(read(1, 'stop', { from: '2025-09-01', ...(place !== undefined && { place }) })).toBe(null)
    expect(read(1, 'stop', { from: '2025-09-01', place: 'Halle', zone: 'nowhere' })?.stop).toEqual({ place: 'Halle', zone: null })
    expect(read(1, 'stop', { from: '2025-09-01', place: 'x'.repeat(200), note: 'y'.repeat(200) })).toMatchObject({
      stop: { place: 'x'.repeat(80) },
      note: 'y'.repeat(80),
    })
    expect(patternFields({})).toEqual({})
  })
})
