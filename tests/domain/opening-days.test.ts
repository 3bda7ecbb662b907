// Days that differ, over several days too; what is left of a bus's stops; minutes announced; what is told to who stands before the door; outages.
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/domain/day.ts'
import { asUsual, declaring, type Declaring } from '../../src/domain/declaring.ts'
import { fold } from '../../src/domain/fold.ts'
import {
  exceptionFields,
  exceptionFrom,
  isExceptionRange,
  nounOfPeriod,
  periodFields,
  periodFrom,
  type ExceptionStated,
  type PeriodStated,
} from '../../src/domain/opening-record.ts'
import {
  exceptionsOn,
  openOn,
  type Hours,
  type Interval,
  type OpeningException,
  type OpeningPeriod,
  type Week,
} from '../../src/domain/opening.ts'
import { heldDays } from '../../src/domain/held-exceptions.ts'
import { openMinutes } from '../../src/domain/open-minutes.ts'
import type { Key } from '../../src/domain/ids.ts'
import { outageFields, outageFrom, outagesIn, type Outage } from '../../src/domain/outage.ts'
import { nextOpening, publicHours } from '../../src/domain/public-hours.ts'
import { otherStop, stopAt, stopsOn } from '../../src/domain/stops.ts'
import { CLOSING_REASONS, OUTAGES, reasonOf } from '../../src/domain/closing-reasons.ts'
import type { Statement, Value } from '../../src/domain/statement.ts'
import { rng, seedOf } from '../random.ts'
import { at, DESK, edited, ended, keyOf, made, shuffled } from './say.ts'

const day = (x: string): Day => x as Day // the tests' own days
const h = (from: number, to: number): Interval => ({ from: from * 60, to: to * 60 })
const MONDAY = day('2026-03-09')
const WEEK: Week = { 1: [h(9, 12), h(14, 17)], 2: [h(9, 12)], 4: [h(9, 12)] }
const hours = (more: Partial<Hours>): Hours => ({ announced: WEEK, periods: [], exceptions: [], ...more })

const readException = (statements: readonly Statement[], n: number): OpeningException => {
  const record = fold(DESK, keyOf(n), statements)
  const read = record && exceptionFrom(record, 'cas' as never)
  if (!read) throw new Error('the exception does not read back')
  return read
}
/** `n`: its number, and its place in the order in which they were said. */
const exception = (n: number, e: Partial<ExceptionStated>): OpeningException =>
  readException(
    [made(keyOf(n), 'exception', exceptionFields({ day: MONDAY, half: null, intervals: [], reason: 'snow', ...e }), at(n), DESK)],
    n,
  )
const stop = (n: number, p: Partial<PeriodStated>, place: string): OpeningPeriod => {
  const stated = { from: day('2026-01-01'), to: null, week: {}, stop: { place, zone: null }, ...p }
  const record = fold(DESK, keyOf(n), [made(keyOf(n), nounOfPeriod(stated), periodFields(stated), at(n), DESK)])
  const read = record && periodFrom(record, 'nav' as never)
  if (!read) throw new Error('the stop does not read back')
  return read
}

describe('several days that differ', () => {
  test('OH7 a closing holds from its first to its last day, over a changed clock and the end of a year', () => {
    for (const [from, to] of [
      ['2026-03-28', '2026-03-30'],
      ['2025-12-31', '2026-01-01'],
      ['2024-02-28', '2024-03-01'],
    ] as const) {
      const all = hours({
        announced: { 1: [h(9, 12)], 2: [h(9, 12)], 3: [h(9, 12)], 4: [h(9, 12)], 5: [h(9, 12)], 6: [h(9, 12)], 7: [h(9, 12)] },
        exceptions: [exception(1, { day: day(from), to: day(to) })],
      })
      expect(openOn(all, addDays(day(from), -1))).toEqual([h(9, 12)])
      for (let d = day(from); d <= to; d = addDays(d, 1)) expect(openOn(all, d), d).toEqual([])
      expect(openOn(all, addDays(day(to), 1))).toEqual([h(9, 12)])
    }
  })
  test('OH7 half a day closed holds on each; other hours on those days on which it opens anyway', () => {
    const to = day('2026-03-15')
    const mornings = hours({ exceptions: [exception(1, { to, half: 'am' })] })
    expect([openOn(mornings, MONDAY), openOn(mornings, day('2026-03-10'))]).toEqual([[h(14, 17)], []])
    const short = hours({ exceptions: [exception(1, { to, intervals: [h(10, 11)] })] })
    expect([openOn(short, MONDAY), openOn(short, day('2026-03-10')), openOn(short, day('2026-03-11')), openOn(short, to)]).toEqual([
      [h(10, 11)],
      [h(10, 11)],
      [],
      [],
    ])
  })
  test('OH7 one day only: open although it usually is closed', () => {
    const sunday = day('2026-03-15')
    expect(openOn(hours({ exceptions: [exception(1, { day: sunday, intervals: [h(10, 11)] })] }), sunday)).toEqual([h(10, 11)])
  })
  test('OH8 what was said last of a day holds, a range against a day and a day against a range', () => {
    const range = { day: MONDAY, to: day('2026-03-13') }
    const one = { day: day('2026-03-10'), intervals: [h(15, 16)] }
    expect(openOn(hours({ exceptions: [exception(1, range), exception(2, one)] }), one.day)).toEqual([h(15, 16)])
    expect(openOn(hours({ exceptions: [exception(2, range), exception(1, one)] }), one.day)).toEqual([])
    // a Sunday opened by itself, and then a holiday over it
    const sunday = { day: day('2026-03-15'), intervals: [h(10, 11)] }
    expect(openOn(hours({ exceptions: [exception(1, sunday), exception(2, { to: day('2026-03-20') })] }), sunday.day)).toEqual([])
    // other hours of several days say nothing of a day on which it does not open
    expect(
      openOn(hours({ exceptions: [exception(1, sunday), exception(2, { to: day('2026-03-20'), intervals: [h(8, 9)] })] }), sunday.day),
    ).toEqual([h(10, 11)])
    // usual hours that were closed and are then shortened
    expect(openOn(hours({ exceptions: [exception(1, range), exception(2, { ...range, intervals: [h(8, 9)] })] }), MONDAY)).toEqual([
      h(8, 9),
    ])
  })
  test('OH8 a change counts as said anew', () => {
    const first = made(
      keyOf(1),
      'exception',
      exceptionFields({ day: MONDAY, half: null, intervals: [h(8, 9)], reason: 'other' }),
      at(1),
      DESK,
    )
    const changed = edited(keyOf(3), keyOf(1), 'intervals', [['10:00', '11:00']], [keyOf(1)], at(3), DESK)
    expect(openOn(hours({ exceptions: [readException([first], 1), exception(2, {})] }), MONDAY)).toEqual([])
    expect(openOn(hours({ exceptions: [readException([first, changed], 1), exception(2, {})] }), MONDAY)).toEqual([h(10, 11)])
  })
  test('OH8 the order is total: however they arrive, the day is the same', () => {
    const seed = seedOf()
    const r = rng(seed)
    for (let n = 0; n < 40; n++) {
      const all = Array.from({ length: 6 }, (_, i) => {
        // alike in all that is said of when: then their keys decide
        const said = exception(n * 10 + i + 1, {
          day: addDays(MONDAY, -Math.floor(r() * 3)),
          to: addDays(MONDAY, Math.floor(r() * 3)),
          half: r() < 0.3 ? 'am' : r() < 0.3 ? 'pm' : null,
          intervals: r() < 0.5 ? [] : [h(8 + i, 9 + i)],
        })
        return { ...said, at: { ...said.at, seq: Math.floor(r() * 3) + 1 } }
      })
      const open = openOn(hours({ exceptions: all }), MONDAY)
      for (let turn = 0; turn < 8; turn++) {
        expect(openOn(hours({ exceptions: shuffled(all, r) }), MONDAY), `seed ${seed}`).toEqual(open)
      }
      expect(exceptionsOn(all, MONDAY).length).toBe(all.length)
    }
  })
  test('OH9 it comes back as it was said; a last day before the first, or a year too far, is not said; an old one is of one day', () => {
    const stated = { to: day('2026-03-13'), half: 'pm', reason: 'market', redirect: 'irg' as never } as const
    expect(exception(1, stated)).toMatchObject({ day: MONDAY, ...stated, intervals: [] })
    const read = (fields: Record<string, Value>): OpeningException => readException([made(keyOf(1), 'exception', fields, at(1), DESK)], 1)
    expect(read({ day: MONDAY, reason: 'snow' })).not.toHaveProperty('to')
    for (const to of ['2026-03-08', '2027-03-10', '2026-02-30', MONDAY, 7, null]) expect(read({ day: MONDAY, to })).not.toHaveProperty('to')
    expect(read({ day: MONDAY, to: '2027-03-09' }).to).toBe('2027-03-09')
    expect(isExceptionRange(day('2024-01-01'), day('2024-12-31'))).toBe(true) // a leap year is one
    for (const redirect of ['IRG', '', 7, null, 'cas']) expect(read({ day: MONDAY, redirect })).not.toHaveProperty('redirect') // nor is one sent where one is
  })
})

describe('S065 which days that differ still hold', () => {
  const TUESDAY = day('2026-03-10')
  /** In the order in which they were said; each with the days on which it holds. */
  const held = (...said: Partial<ExceptionStated>[]): string[] => {
    const exceptions = said.map((e, i) => exception(i + 1, e))
    return exceptions.map(e =>
      heldDays(hours({ exceptions: exceptions.toReversed() }), e)
        .map(({ from, to }) => (from === to ? from : `${from}–${to}`).replaceAll('2026-03-', ''))
        .join(' '),
    )
  }
  test('S065 what says the whole day later outdates both halves; two halves hold beside each other', () => {
    expect(held({ half: 'am' }, { half: 'pm' })).toEqual(['09', '09'])
    expect(held({ half: 'am' }, { half: 'pm' }, { to: TUESDAY, intervals: [h(11, 15)] })).toEqual(['', '', '09–10'])
    expect(held({}, { intervals: [h(11, 15)] }, { half: 'pm' })).toEqual(['', '09', '09'])
  })
  test('S065 of several days those are left of which nothing else is said later', () => {
    expect(held({ to: day('2026-03-13') }, { day: TUESDAY, intervals: [h(15, 16)] })).toEqual(['09 11–13', '10'])
    expect(held({ day: TUESDAY, intervals: [h(15, 16)] }, { to: day('2026-03-13') })).toEqual(['', '09–13'])
  })
  test('S065 other hours of several days outdate nothing where it does not open anyway', () => {
    // Monday, Tuesday and Thursday are usual: the Wednesday that was opened by itself stays
    const wednesday = { day: day('2026-03-11'), intervals: [h(15, 16)] }
    expect(held(wednesday, { to: day('2026-03-13'), intervals: [h(10, 11)] })).toEqual(['11', '09–13'])
    expect(held({ to: day('2026-03-13') }, { to: day('2026-03-12'), intervals: [h(10, 11)] })).toEqual(['11 13', '09–12'])
  })
  test('S065 a half of a day that is closed already says nothing; one that shortens other hours does', () => {
    expect(held({}, { half: 'am' })).toEqual(['09', ''])
    expect(held({ intervals: [h(14, 16)] }, { half: 'am' })).toEqual(['09', ''])
    expect(held({ intervals: [h(11, 15)] }, { half: 'am' }, { half: 'am' })).toEqual(['09', '09', ''])
    expect(held({ half: 'am' }, { half: 'am' })).toEqual(['09', '09'])
  })
  test('S065 what is left says the same day', () => {
    const seed = seedOf()
    const r = rng(seed)
    for (let n = 0; n < 60; n++) {
      const all = Array.from({ length: 5 }, (_, i) =>
        exception(i + 1, {
          day: addDays(MONDAY, Math.floor(r() * 4)),
          to: addDays(MONDAY, 4 + Math.floor(r() * 3)),
          half: r() < 0.3 ? 'am' : r() < 0.3 ? 'pm' : null,
          intervals: r() < 0.4 ? [] : [h(8 + i, 14 + i)],
        }),
      )
      for (let d = 0; d < 7; d++) {
        const on = addDays(MONDAY, d)
        const left = all.filter(e => heldDays(hours({ exceptions: all }), e).some(({ from, to }) => from <= on && on <= to))
        expect(openOn(hours({ exceptions: left }), on), `seed ${seed}, ${on}`).toEqual(openOn(hours({ exceptions: all }), on))
      }
    }
  })
})

describe('J23 saying that a day is different', () => {
  const usual = [h(9, 12), h(14, 17)]
  /** The day as it is once that was written. */
  const after = (before: Hours, { said, takenBack }: Declaring, on: Day): readonly Interval[] =>
    openOn(
      {
        ...before,
        exceptions: [...before.exceptions.filter(e => !takenBack.includes(e)), ...(said ? [exception(50, said)] : [])],
      },
      on,
    )
  const closed = { day: MONDAY, half: null, intervals: [], reason: 'snow' } as const
  test('J23 OH15 a later word of the same days takes the place of the former, which is taken back', () => {
    const before = hours({ exceptions: [exception(1, {}), exception(2, { day: day('2026-03-10') })] })
    const made = declaring(before, { ...closed, half: 'pm' })
    expect([made.said, made.takenBack.map(e => e.id)]).toEqual([{ ...closed, half: 'pm' }, [keyOf(1)]])
    expect(after(before, made, MONDAY)).toEqual([h(9, 12)])
    const back = asUsual(before, MONDAY)
    expect([back.said, back.takenBack.map(e => e.id)]).toEqual([null, [keyOf(1)]])
    expect(after(before, back, MONDAY)).toEqual(usual)
  })
  test('J23 OH15 in the midst of a longer closing a day is opened by itself, and the other days stay closed', () => {
    const before = hours({ exceptions: [exception(1, { day: day('2026-03-02'), to: day('2026-03-13') })] })
    const made = asUsual(before, MONDAY)
    expect(made.takenBack).toEqual([])
    expect([after(before, made, MONDAY), after(before, made, day('2026-03-10'))]).toEqual([usual, []])
    const morning = declaring(before, { ...closed, half: 'am' })
    expect([after(before, morning, MONDAY), after(before, morning, day('2026-03-10'))]).toEqual([[h(14, 17)], []])
    const both = declaring(before, { ...closed, to: day('2026-03-10'), half: 'am' })
    expect([both.said?.half, both.takenBack]).toEqual(['am', []])
  })
  test('J23 OH15 where nothing was said and where it never opens, nothing needs to be said', () => {
    expect(asUsual(hours({}), MONDAY)).toEqual({ said: null, takenBack: [] })
    const before = hours({ exceptions: [exception(1, { day: day('2026-03-02'), to: day('2026-03-15') })] })
    expect(asUsual(before, day('2026-03-15'))).toEqual({ said: null, takenBack: [] })
  })
})

test('OH10 every reason has its place; one that a newer app knows is another one', () => {
  expect(CLOSING_REASONS).toEqual(['holiday', 'training', 'strike', 'snow', 'power', 'network', 'market', 'other'])
  expect(CLOSING_REASONS.filter(r => OUTAGES.some(o => o === r))).toEqual([...OUTAGES])
  expect([reasonOf('market'), reasonOf('flood'), reasonOf(7)]).toEqual(['market', 'other', 'other'])
})

describe('the stops of a bus', () => {
  const halle = stop(1, { week: { 1: [h(10, 12)] }, pattern: { every: { weeks: 2, since: MONDAY } } }, 'Place de la halle')
  const school = stop(2, { week: { 1: [h(14, 16)], 3: [h(9, 12)] } }, 'Devant l’école')
  const bus = hours({ periods: [school, halle] })
  test('OH11 where it stands in a minute: from the first, not in the last', () => {
    const place = (d: string, minute: number): string | null => stopAt(bus, day(d))(minute)?.stop.place ?? null
    expect([place('2026-03-09', 599), place('2026-03-09', 600), place('2026-03-09', 719), place('2026-03-09', 720)]).toEqual([
      null,
      'Place de la halle',
      'Place de la halle',
      null,
    ])
    expect([place('2026-03-09', 840), place('2026-03-16', 600), place('2026-03-16', 840)]).toEqual([
      'Devant l’école',
      null,
      'Devant l’école',
    ])
  })
  test('OH11 what differs takes its part of it, and the rest stays', () => {
    const of = (e: Partial<ExceptionStated>): string[] =>
      stopsOn({ ...bus, exceptions: [exception(9, e)] }, MONDAY).map(s => `${s.stop.stop.place} ${s.from / 60}–${s.to / 60}`)
    expect(of({ half: 'am' })).toEqual(['Devant l’école 14–16'])
    expect(of({})).toEqual([])
    expect(of({ intervals: [h(11, 15)] })).toEqual(['Place de la halle 11–12', 'Devant l’école 14–15'])
    expect(of({ intervals: [h(18, 19)] })).toEqual([])
  })
  test('OH11 two that were said at once for one place and time stand in one order, each once', () => {
    const again = stop(3, { week: { 1: [h(10, 12)] } }, 'Le foirail')
    for (const periods of [
      [halle, again],
      [again, halle],
    ])
      expect(stopsOn(hours({ periods }), MONDAY).map(s => s.stop.stop.place)).toEqual(
        stopsOn(hours({ periods: [halle, again] }), MONDAY).map(s => s.stop.stop.place),
      )
    expect(stopsOn(hours({ periods: [halle, again] }), MONDAY)).toHaveLength(2)
  })
})

describe('S065 one stop after the other', () => {
  const market = stop(1, { week: { 1: [h(9.5, 12)] } }, 'Place du marché')
  const hall = stop(2, { week: { 1: [h(12, 13)] } }, 'Mairie')
  const early = stop(3, { week: { 1: [h(11.5, 13)] } }, 'Mairie')
  const said = (at: number, ...periods: OpeningPeriod[]): object => {
    const { now, place } = publicHours(hours({ periods }), MONDAY, at * 60)
    const { stop: _, after: next, ...is } = now
    return { ...is, place, after: next ? `${next.stop.stop.place} ${next.from / 60}–${next.to / 60}` : null }
  }
  test('S065 where the bus stands the end is that of this stop, then comes the next', () => {
    expect(said(10, market, hall)).toEqual({ is: 'open', until: 720, place: 'Place du marché', after: 'Mairie 12–13' })
    expect(said(12, market, hall)).toEqual({ is: 'open', until: 780, place: 'Mairie', after: null })
    expect(said(9, market, hall)).toEqual({ is: 'opens', at: 570, place: 'Place du marché', after: null })
    expect(said(13, market, hall)).toEqual({ is: 'over', since: 780, place: null, after: null })
    // a stop whose hours touch goes on; hours of no stop are the centre's
    expect(said(10, stop(4, { week: { 1: [h(9, 12), h(12, 14)] } }, 'Halle'))).toMatchObject({ until: 840, place: 'Halle' })
  })
  test('S065 two stops that were said at once stand each once', () => {
    const of = (...periods: OpeningPeriod[]): string[] =>
      stopsOn(hours({ periods }), MONDAY).map(s => `${s.stop.stop.place} ${s.from / 60}–${s.to / 60}`)
    expect(of(market, early)).toEqual(['Place du marché 9.5–12', 'Mairie 11.5–13'])
    expect(said(11.75, market, early)).toMatchObject({ until: 720, place: 'Place du marché', after: 'Mairie 11.5–13' })
    expect(said(12.5, market, early)).toMatchObject({ until: 780, place: 'Mairie' })
  })
  test('S065 a bus that would be at two stops at once is noticed, on the first such day; touching is none', () => {
    const other = (p: Partial<PeriodStated>, more: Partial<Hours> = {}, id: Key | null = null): string | null => {
      const there = otherStop(hours({ periods: [market], ...more }), { from: MONDAY, to: null, week: {}, ...p }, id, MONDAY)
      return there && `${there.day} ${there.from / 60}–${there.to / 60} ${there.stop.stop.place}`
    }
    expect(other({ week: { 1: [h(12, 13)], 2: [h(9, 12)] } })).toBe(null)
    expect(other({ week: { 1: [h(11.5, 13)] } })).toBe('2026-03-09 9.5–12 Place du marché')
    expect(other({ week: { 1: [h(11.5, 13)] }, from: day('2026-03-10') })).toBe('2026-03-16 9.5–12 Place du marché')
    expect(other({ week: { 1: [h(11.5, 13)] } }, {}, market.id)).toBe(null) // itself, said anew
    expect(other({ week: { 1: [h(11.5, 13)] } }, { periods: [{ ...market, withdrawn: true }] })).toBe(null)
    // what is over can be met no more
    expect(other({ week: { 1: [h(11.5, 13)] }, from: day('2026-01-05'), to: day('2026-03-01') })).toBe(null)
    // every other week, in the other one
    const fortnight = { ...market, pattern: { every: { weeks: 2, since: MONDAY } } }
    const other2 = { week: { 1: [h(11, 13)] }, pattern: { every: { weeks: 2, since: day('2026-03-16') } } }
    expect(other(other2, { periods: [fortnight] })).toBe(null)
    expect(other({ ...other2, pattern: { nth: 'last' } }, { periods: [fortnight] })).toBe('2026-06-29 9.5–12 Place du marché')
    const holidays = [{ from: MONDAY, to: day('2026-03-20') }]
    expect(other({ week: { 1: [h(11, 13)] }, pattern: { term: 'in' } }, { holidays })).toBe('2026-03-23 9.5–12 Place du marché')
  })
})

describe('minutes announced', () => {
  test('OH12 I19 they are counted with what differs; what overlaps counts once', () => {
    expect(openMinutes(hours({}), MONDAY, day('2026-03-15'))).toBe((6 + 3 + 3) * 60)
    expect(
      openMinutes(
        hours({ exceptions: [exception(1, {}), exception(2, { day: day('2026-03-15'), intervals: [h(10, 11)] })] }),
        MONDAY,
        day('2026-03-15'),
      ),
    ).toBe((3 + 3 + 1) * 60)
    expect(openMinutes(hours({ exceptions: [exception(2, { intervals: [h(9, 12), h(11, 13)] })] }), MONDAY, MONDAY)).toBe(4 * 60)
  })
  test('I20 of a day that is not over they are counted up to now; of what comes later there are none', () => {
    const nine = hours({ announced: { 1: [h(9, 12), h(12, 17)], 2: [h(9, 12)] } })
    const at = (on: string, hour: number) => openMinutes(nine, MONDAY, day('2026-03-15'), { day: day(on), minute: hour * 60 })
    expect([8, 10, 12, 13, 18].map(hour => at(MONDAY, hour))).toEqual([0, 60, 180, 240, 480])
    expect(at('2026-03-10', 10)).toBe(480 + 60)
    expect(at('2026-03-20', 0)).toBe(openMinutes(nine, MONDAY, day('2026-03-15')))
  })
  test('OH12 a week in which the clock is changed is as long as any other', () => {
    for (const sunday of ['2026-03-29', '2026-10-25'])
      expect(openMinutes(hours({ announced: { 7: [h(1, 5)] } }), day(sunday), day(sunday))).toBe(4 * 60)
  })
  test('OH12 where nothing is known it is unknown, never nought; where it is known to be closed it is nought', () => {
    const nothing = hours({ announced: {} })
    expect(openMinutes(nothing, MONDAY, day('2026-03-15'))).toBe(null)
    expect(openMinutes({ ...nothing, announced: { 1: [] } }, MONDAY, MONDAY)).toBe(null)
    expect(openMinutes({ ...nothing, exceptions: [exception(1, {})] }, MONDAY, MONDAY)).toBe(null)
    expect(openMinutes(hours({ exceptions: [exception(1, {})] }), MONDAY, MONDAY)).toBe(0)
    expect(openMinutes(hours({}), day('2026-03-15'), day('2026-03-15'))).toBe(0)
    const later = stop(1, { from: day('2026-03-10'), week: { 2: [h(9, 12)] } }, 'Halle')
    expect(openMinutes({ ...nothing, periods: [later] }, MONDAY, MONDAY)).toBe(null)
    expect(openMinutes({ ...nothing, periods: [later] }, MONDAY, day('2026-03-10'))).toBe(180)
    expect(openMinutes({ ...nothing, periods: [{ ...later, withdrawn: true }] }, MONDAY, day('2026-03-10'))).toBe(null)
    expect(openMinutes(hours({}), day('2026-03-10'), MONDAY)).toBe(null)
  })
})

describe('what is told before the door', () => {
  test('OH13 S065 open until, opens at, over, closed; and when again, on a later day', () => {
    expect(publicHours(hours({}), MONDAY, 10 * 60)).toMatchObject({ now: { is: 'open', until: 720 }, next: null, differs: null })
    expect(publicHours(hours({}), MONDAY, 8 * 60)).toMatchObject({ now: { is: 'opens', at: 540 }, next: null })
    expect(publicHours(hours({}), MONDAY, 18 * 60)).toMatchObject({
      now: { is: 'over', since: 1020 },
      next: { day: '2026-03-10', at: 540 },
    })
    expect(publicHours(hours({}), day('2026-03-13'), 600)).toMatchObject({ now: { is: 'closed' }, next: { day: '2026-03-16', at: 540 } })
  })
  test('OH13 S055 a closing says why, where else, and the next day that opens, other closings passed over', () => {
    const all = hours({
      exceptions: [
        exception(1, { to: day('2026-03-10'), redirect: 'irg' as never }),
        exception(2, { day: day('2026-03-12'), intervals: [h(15, 16)] }),
      ],
    })
    expect(publicHours(all, MONDAY, 600)).toMatchObject({
      now: { is: 'closed' },
      differs: { reason: 'snow', redirect: 'irg' },
      next: { day: '2026-03-12', at: 900 },
    })
  })
  test('OH13 S055 a half that is closed explains what it shuts and nothing else: nobody is sent away from a door that opens', () => {
    const at = (minute: number, ...exceptions: OpeningException[]) => {
      const { now, differs } = publicHours(hours({ exceptions }), MONDAY, minute)
      return [now.is, differs?.reason ?? null]
    }
    const training = exception(1, { half: 'pm', reason: 'training', redirect: 'irg' as never })
    expect([480, 600, 750, 900, 1080].map(m => at(m, training))).toEqual([
      ['opens', null],
      ['open', null],
      ['over', 'training'], // it would open again
      ['over', 'training'],
      ['over', null], // it is over anyway
    ])
    const snow = exception(2, { half: 'am', reason: 'snow' })
    expect([480, 900, 1080].map(m => at(m, snow))).toEqual([
      ['opens', 'snow'],
      ['open', null],
      ['over', null],
    ])
    expect([600, 900].map(m => at(m, snow, training))).toEqual([
      ['closed', 'snow'],
      ['closed', 'training'],
    ])
    const through = hours({ announced: { 1: [h(9, 17)] }, exceptions: [training] })
    expect(publicHours(through, MONDAY, 600)).toMatchObject({ now: { until: 720 }, differs: { reason: 'training' } })
    // said of the whole day afterwards: the half is no more
    const whole = exception(3, { intervals: [h(15, 16)], reason: 'market' })
    expect(at(600, snow, whole)).toEqual(['opens', 'market'])
  })
  test('OH13 the sixtieth day is still looked at, the one after is not', () => {
    const once = (n: number): Hours =>
      hours({ announced: {}, exceptions: [exception(1, { day: addDays(MONDAY, n), intervals: [h(9, 10)] })] })
    expect(nextOpening(once(60), MONDAY)).toEqual({ day: addDays(MONDAY, 60), at: 540 })
    expect(nextOpening(once(61), MONDAY)).toBe(null)
    expect(nextOpening(hours({ announced: {} }), MONDAY)).toBe(null)
  })
  test('OH13 of a bus it says where it stands, or will', () => {
    const bus = hours({ periods: [stop(1, { week: { 1: [h(10, 12)] } }, 'Place de la halle')] })
    expect([8, 10, 12].map(n => publicHours(bus, MONDAY, n * 60).place)).toEqual(['Place de la halle', 'Place de la halle', null])
  })
})

describe('outages', () => {
  const outage = (n: number, fields: Record<string, Value>, taken = false): Outage | null => {
    const record = fold(DESK, keyOf(n), [
      made(keyOf(n), 'outage', fields, at(n), DESK),
      ...(taken ? [ended(keyOf(n + 500), keyOf(n), 'withdraw', null, at(n + 1), DESK)] : []),
    ])
    return record && outageFrom(record, 'the' as never)
  }
  test('OH14 S101 it comes back as it was said; what cannot be read falls to what is sure', () => {
    const stated = { day: MONDAY, half: 'am', kind: 'power', text: 'Vent dans la vallée' } as const
    expect(outage(1, outageFields(stated))).toMatchObject({ ...stated, withdrawn: false })
    expect(outageFields({ day: MONDAY, half: null, kind: 'snow', text: null })).toEqual({ day: MONDAY, kind: 'snow' })
    expect(outage(1, { day: 'today', kind: 'snow' })).toBe(null)
    expect(outage(1, { day: MONDAY, half: 'noon', kind: 'holiday', text: 'x'.repeat(300) })).toMatchObject({
      half: null,
      kind: 'other',
      text: 'x'.repeat(80),
    })
    expect(outage(1, { day: MONDAY, kind: 7, text: '…' })).toMatchObject({ kind: 'other', text: null })
  })
  test('OH14 it holds in its half of its day, or in both', () => {
    const all = [
      outage(1, { day: MONDAY, half: 'am', kind: 'power' }),
      outage(2, { day: MONDAY, kind: 'snow' }),
      outage(3, { day: MONDAY, kind: 'market' }, true),
    ].filter(o => o !== null)
    const kinds = (d: string, half: 'am' | 'pm'): string[] => outagesIn(all, day(d), half).map(o => o.kind)
    expect([kinds('2026-03-09', 'am'), kinds('2026-03-09', 'pm'), kinds('2026-03-10', 'am')]).toEqual([['power', 'snow'], ['snow'], []])
  })
})
