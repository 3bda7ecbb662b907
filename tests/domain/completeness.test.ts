import { describe, expect, test } from 'vitest'
import { dayState, halfState, type DayState, type HalfState, type Moment, type Noted } from '../../src/domain/completeness.ts'
import type { Day, Slot } from '../../src/domain/day.ts'
import { halfWhy, isOnClosed } from '../../src/domain/half-why.ts'
import { parseWeek } from '../../src/domain/opening-record.ts'
import { type Hours, type OpeningException } from '../../src/domain/opening.ts'
import type { Outage } from '../../src/domain/outage.ts'

const day = (x: string): Day => x as Day // the tests' own days
const THURSDAY = day('2025-10-09')
const FRIDAY = day('2025-10-10')
const moment = (d: Day, hhmm: string): Moment => ({ day: d, minute: Number(hhmm.slice(0, 2)) * 60 + Number(hhmm.slice(3)) })
const noted = (...slots: Slot[]): Noted[] => slots.map(slot => ({ day: THURSDAY, slot }))

/** Castelroc: mornings to 12:30, and on Thursdays the market till 17:30. */
const CASTELROC: Hours = {
  announced: parseWeek([...[1, 2, 3, 4, 5].map(d => [d, '09:00', '12:30']), [4, '12:30', '17:30']]),
  periods: [],
  exceptions: [],
}
const closed = (half: 'am' | 'pm' | null): OpeningException => ({
  id: 'x' as never,
  doc: 'centre/cas/desk/public',
  centre: 'cas' as never,
  day: THURSDAY,
  half,
  intervals: [],
  reason: 'snow',
  at: { day: THURSDAY, slot: 8, clock: 'ok', seq: 1 },
  withdrawn: false,
})
type Known = Partial<Parameters<typeof halfState>[0]>
const half = (which: 'am' | 'pm', known: Known): HalfState =>
  halfState({ hours: CASTELROC, day: THURSDAY, half: which, noted: [], heard: null, now: moment(FRIDAY, '09:00'), ...known })
const both = (known: Known): [HalfState, HalfState] => [half('am', known), half('pm', known)]

const outage = (more: Partial<Outage> = {}): Outage => ({
  id: 'y' as never,
  doc: 'centre/cas/desk/public',
  centre: 'cas' as never,
  day: THURSDAY,
  half: null,
  kind: 'power',
  text: null,
  withdrawn: false,
  conflicts: [],
  ...more,
})

describe('what the centre said of a half-day', () => {
  const heard = moment(FRIDAY, '08:00')
  test('C02 S101 an empty half-day of which the centre said what went wrong is explained, and nobody asks', () => {
    expect(both({ heard, outages: [outage()] })).toEqual(['explained', 'explained'])
    expect(both({ heard, outages: [outage({ half: 'pm' })] })).toEqual(['hole', 'explained'])
    expect(both({ heard, outages: [outage({ half: 'pm' })], noted: noted(10) })).toEqual(['noted', 'explained'])
    expect(dayState('noted', 'explained')).toBe('complete')
    expect(dayState('explained', 'hole')).toBe('hole')
    for (const not of [outage({ withdrawn: true }), outage({ day: FRIDAY })])
      expect(both({ heard, outages: [not] })).toEqual(['hole', 'hole'])
  })
  test('C01 C02 it explains nothing before the half-day is over, nor while the centre is not heard', () => {
    expect(both({ heard: null, outages: [outage()] })).toEqual(['awaited', 'awaited'])
    expect(both({ heard, outages: [outage()], now: moment(THURSDAY, '10:00') })).toEqual(['running', 'ahead'])
  })
  test('C24 why it is closed, in its own words; what went wrong stands beside it', () => {
    const hours: Hours = { ...CASTELROC, exceptions: [closed('pm')] }
    expect(halfWhy(hours, [outage({ half: 'am', text: 'Vent' })], THURSDAY, 'am')).toEqual([
      { is: 'outage', reason: 'power', text: 'Vent' },
    ])
    expect(halfWhy(hours, [outage({ kind: 'strike' })], THURSDAY, 'pm')).toEqual([
      { is: 'closed', reason: 'snow', text: null },
      { is: 'outage', reason: 'strike', text: null },
    ])
    expect(halfWhy(CASTELROC, [], THURSDAY, 'pm')).toEqual([])
    // each half has its own reason, whichever was said last
    const both = [closed('am'), { ...closed('pm'), id: 'y' as never, reason: 'training', at: { ...closed('pm').at, seq: 2 } }]
    const why = (half: 'am' | 'pm') => halfWhy({ ...CASTELROC, exceptions: both }, [], THURSDAY, half).map(w => w.reason)
    expect([why('am'), why('pm')]).toEqual([['snow'], ['training']])
    // a half in which it never opens was not closed by anybody
    expect(halfWhy({ ...CASTELROC, exceptions: [{ ...closed(null), day: FRIDAY }] }, [], FRIDAY, 'pm')).toEqual([])
  })
  test('C24 what is noted where nobody opens is told: a half-day that was declared closed, a day without opening; not an entry after hours', () => {
    const of = (hours: Hours, d: Day, which: 'am' | 'pm', state: HalfState = 'noted'): boolean =>
      isOnClosed(state, halfWhy(hours, [], d, which), hours, d)
    const shut: Hours = { ...CASTELROC, exceptions: [closed('pm')] }
    expect([of(shut, THURSDAY, 'am'), of(shut, THURSDAY, 'pm'), of(shut, THURSDAY, 'pm', 'closed')]).toEqual([false, true, false])
    expect(of(CASTELROC, day('2025-10-11'), 'am')).toBe(true)
    expect(of(CASTELROC, FRIDAY, 'pm')).toBe(false)
  })
})

describe('the state of a half-day', () => {
  test('T1 Castelroc on market Thursday, heard at 17:41: complete, nothing to confirm', () => {
    const known: Known = { noted: noted(9, 11, 14, 16), heard: moment(THURSDAY, '17:41'), now: moment(THURSDAY, '17:45') }
    expect(both(known)).toEqual(['noted', 'noted'])
    expect(dayState(...both(known))).toBe('complete')
  })
  test('B13 C02 open from 9:00 to 12:30 only: who came at 12:10 came in the morning, who came at 16:00 did not', () => {
    const hours: Hours = { ...CASTELROC, announced: parseWeek([[4, '09:00', '12:30']]) }
    const known: Known = { hours, heard: moment(THURSDAY, '17:41') }
    expect(both({ ...known, noted: noted(12) })).toEqual(['noted', 'off'])
    expect(both({ ...known, noted: noted('pm') })).toEqual(['noted', 'off']) // a small centre keeps the half-day, and that one runs past noon
    expect(both({ ...known, noted: noted(16) })).toEqual(['hole', 'noted'])
    const noMore: Hours = { ...CASTELROC, announced: parseWeek([[4, '09:00', '12:00']]) }
    expect(both({ ...known, hours: noMore, noted: noted('pm') })).toEqual(['hole', 'noted'])
    expect(both({ ...known, hours: CASTELROC, noted: noted(12) })).toEqual(['hole', 'noted']) // the afternoon goes on
  })
  test('B13 C02 open from 11:30 on: who came at 11:40 came in the afternoon', () => {
    const hours: Hours = { ...CASTELROC, announced: parseWeek([[4, '11:30', '17:00']]) }
    expect(both({ hours, heard: moment(THURSDAY, '17:41'), noted: noted(11) })).toEqual(['off', 'noted'])
    expect(both({ hours, heard: moment(THURSDAY, '17:41'), noted: noted(9) })).toEqual(['noted', 'hole'])
  })
  test('C02 what is noted at lunch makes no afternoon noted, neither before it opens nor when it is over', () => {
    const hours: Hours = {
      ...CASTELROC,
      announced: parseWeek([
        [4, '09:00', '12:00'],
        [4, '14:00', '17:00'],
      ]),
    }
    const evening: Known = { hours, heard: moment(THURSDAY, '17:41') }
    for (const lunch of [12, 13]) {
      expect(both({ ...evening, noted: noted(9, lunch) })).toEqual(['noted', 'hole'])
      expect(both({ ...evening, noted: noted(lunch) })).toEqual(['noted', 'hole']) // what is still to be noted of the morning
      expect(both({ hours, now: moment(THURSDAY, '13:10'), heard: moment(THURSDAY, '13:00'), noted: noted(9, lunch) })).toEqual([
        'noted',
        'ahead',
      ])
    }
    expect(both({ ...evening, noted: noted(9, 14) })).toEqual(['noted', 'noted'])
    const halfPast: Hours = {
      ...CASTELROC,
      announced: parseWeek([
        [4, '09:00', '12:30'],
        [4, '13:30', '17:00'],
      ]),
    }
    expect(both({ ...evening, hours: halfPast, noted: noted(12) })).toEqual(['noted', 'hole'])
    expect(both({ ...evening, hours: halfPast, noted: noted(9, 13) })).toEqual(['noted', 'noted']) // the hour in which it opens
  })
  test('C02 V15 a small centre, which keeps the half-day alone, has no afternoon noted before it opens', () => {
    const hours: Hours = { ...CASTELROC, announced: parseWeek([[4, '13:30', '17:00']]) }
    expect(half('pm', { hours, now: moment(THURSDAY, '12:40'), noted: noted('pm') })).toBe('ahead')
    expect(half('pm', { hours, now: moment(THURSDAY, '13:30'), noted: noted('pm') })).toBe('noted')
    expect(half('am', { now: moment(THURSDAY, '08:40'), noted: noted(8) })).toBe('ahead')
  })
  test('C01 never heard: every half that is over is awaited, also one with entries', () => {
    expect(both({ heard: null })).toEqual(['awaited', 'awaited'])
    expect(both({ heard: null, noted: noted(9, 14) })).toEqual(['awaited', 'awaited'])
  })
  test('C01 heard at noon: the morning, which ends at 12:30, and the afternoon are awaited; heard at 12:30 only the afternoon', () => {
    expect(both({ noted: noted(9, 14), heard: moment(THURSDAY, '12:00') })).toEqual(['awaited', 'awaited'])
    expect(both({ noted: noted(9, 14), heard: moment(THURSDAY, '12:30') })).toEqual(['noted', 'awaited'])
    const early: Hours = {
      ...CASTELROC,
      announced: parseWeek([
        [4, '09:00', '12:00'],
        [4, '14:00', '17:00'],
      ]),
    }
    const known: Known = { hours: early, noted: noted(9), heard: moment(THURSDAY, '12:00') }
    expect(both(known)).toEqual(['noted', 'awaited'])
    expect(dayState(...both(known))).toBe('awaited')
  })
  test('C01 one minute before the end is not heard since; the end itself is', () => {
    expect(half('pm', { noted: noted(14), heard: moment(THURSDAY, '17:29') })).toBe('awaited')
    expect(half('pm', { noted: noted(14), heard: moment(THURSDAY, '17:30') })).toBe('noted')
  })
  test('C02 heard since and nothing noted is a hole, never silently zero', () => {
    expect(both({ noted: noted(9), heard: moment(FRIDAY, '08:00') })).toEqual(['noted', 'hole'])
    expect(both({ noted: noted('pm'), heard: moment(FRIDAY, '08:00') })).toEqual(['hole', 'noted'])
    expect(both({ heard: moment(FRIDAY, '08:00') })).toEqual(['hole', 'hole'])
  })
  test('C02 an entry of another day fills no hole', () => {
    expect(half('am', { noted: [{ day: FRIDAY, slot: 9 }], heard: moment(FRIDAY, '18:00') })).toBe('hole')
  })
  test('C02 V15 what has not begun is ahead, what is not over is running, or noted as soon as something is', () => {
    const now = moment(THURSDAY, '10:00')
    expect(both({ now })).toEqual(['running', 'ahead'])
    expect(both({ now, noted: noted(9) })).toEqual(['noted', 'ahead'])
    expect(both({ now: moment(day('2025-10-08'), '23:59') })).toEqual(['ahead', 'ahead'])
    expect(both({ now: moment(THURSDAY, '08:59') })).toEqual(['ahead', 'ahead'])
    expect(both({ now: moment(THURSDAY, '09:00') })).toEqual(['running', 'ahead'])
    expect(half('pm', { now: moment(THURSDAY, '12:30') })).toBe('running')
    const late: Hours = { ...CASTELROC, announced: parseWeek([[4, '11:30', '17:00']]) } // an afternoon only
    expect([half('pm', { hours: late, now: moment(THURSDAY, '11:29') }), half('pm', { hours: late, now })]).toEqual(['ahead', 'ahead'])
    expect(half('pm', { hours: late, now: moment(THURSDAY, '11:30') })).toBe('running')
    const through: Hours = { ...CASTELROC, announced: parseWeek([[4, '09:00', '17:00']]) }
    expect(both({ hours: through, now: moment(THURSDAY, '11:59') })).toEqual(['running', 'ahead'])
    expect(half('pm', { hours: through, now: moment(THURSDAY, '12:00') })).toBe('running')
    expect(half('pm', { now: moment(THURSDAY, '17:29'), heard: moment(THURSDAY, '17:00') })).toBe('running')
    expect(half('pm', { now: moment(THURSDAY, '17:30'), heard: moment(THURSDAY, '17:30') })).toBe('hole')
  })
  test('C02 a day that the centre closed is no hole, whoever was heard; nor is a half of it', () => {
    const hours = (h: 'am' | 'pm' | null): Hours => ({ ...CASTELROC, exceptions: [closed(h)] })
    expect(both({ hours: hours(null) })).toEqual(['closed', 'closed'])
    expect(both({ hours: hours('pm'), noted: noted(9), heard: moment(FRIDAY, '08:00') })).toEqual(['noted', 'closed'])
    expect(both({ hours: hours('am'), heard: moment(FRIDAY, '08:00') })).toEqual(['closed', 'hole'])
  })
  test('C24 entries on a closed or an off half are shown, not hidden', () => {
    expect(half('am', { hours: { ...CASTELROC, exceptions: [closed(null)] }, noted: noted(10) })).toBe('noted')
    expect(half('am', { day: day('2025-10-12'), noted: [{ day: day('2025-10-12'), slot: 10 }] })).toBe('noted')
  })
  test('C02 outside the opening hours there is nothing to wait for', () => {
    expect(half('pm', { day: FRIDAY, now: moment(day('2025-10-13'), '09:00') })).toBe('off')
    expect(both({ day: day('2025-10-12'), now: moment(day('2025-10-13'), '09:00') })).toEqual(['off', 'off'])
  })
  test('C02 a day opened by exception is waited for like any other', () => {
    const open = { ...closed(null), day: day('2025-10-12'), intervals: [{ from: 540, to: 720 }] }
    const known: Known = { hours: { ...CASTELROC, exceptions: [open] }, day: day('2025-10-12'), now: moment(day('2025-10-13'), '09:00') }
    expect(both(known)).toEqual(['awaited', 'off'])
    expect(both({ ...known, heard: moment(day('2025-10-12'), '12:00') })).toEqual(['hole', 'off'])
  })
  test('C01 an evening that ends at midnight is over at the first minute of the next day', () => {
    const hours: Hours = { ...CASTELROC, announced: parseWeek([[4, '20:00', '24:00']]) }
    expect(half('pm', { hours, now: moment(THURSDAY, '23:59') })).toBe('running')
    expect(half('pm', { hours, now: moment(FRIDAY, '00:00'), heard: moment(THURSDAY, '23:59') })).toBe('awaited')
    expect(half('pm', { hours, now: moment(FRIDAY, '00:00'), heard: moment(FRIDAY, '00:00') })).toBe('hole')
    expect(half('pm', { hours, now: moment(FRIDAY, '00:00'), heard: moment(FRIDAY, '00:00'), noted: noted(21) })).toBe('noted')
  })
  test('C01 the turn of a month and of a year is no end of time', () => {
    const last = day('2026-12-31')
    const hours: Hours = { ...CASTELROC, announced: parseWeek([[4, '09:00', '12:00']]) }
    expect(half('am', { hours, day: last, now: moment(day('2027-01-01'), '00:00'), heard: moment(day('2027-01-01'), '00:00') })).toBe(
      'hole',
    )
  })
})

test('C02 the state of a day, from every pair of halves', () => {
  const HALVES: readonly HalfState[] = ['noted', 'closed', 'awaited', 'hole', 'explained', 'running', 'ahead', 'off']
  const table: Record<string, DayState[]> = {
    //         noted       closed      awaited    hole    explained   running    ahead      off
    noted: ['complete', 'complete', 'awaited', 'hole', 'complete', 'running', 'running', 'complete'],
    closed: ['complete', 'complete', 'awaited', 'hole', 'complete', 'running', 'ahead', 'complete'],
    awaited: ['awaited', 'awaited', 'awaited', 'hole', 'awaited', 'awaited', 'awaited', 'awaited'],
    hole: ['hole', 'hole', 'hole', 'hole', 'hole', 'hole', 'hole', 'hole'],
    explained: ['complete', 'complete', 'awaited', 'hole', 'complete', 'running', 'ahead', 'complete'],
    running: ['running', 'running', 'awaited', 'hole', 'running', 'running', 'running', 'running'],
    ahead: ['running', 'ahead', 'awaited', 'hole', 'ahead', 'running', 'ahead', 'ahead'],
    off: ['complete', 'complete', 'awaited', 'hole', 'complete', 'running', 'ahead', 'off'],
  }
  expect(Object.fromEntries(HALVES.map(am => [am, HALVES.map(pm => dayState(am, pm))]))).toEqual(table)
})
