import { expect, test } from 'vitest'
import { addDays, weekday, type Day } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { openOn, type Hours, type OpeningException, type Week } from '../../src/domain/opening.ts'
import { quietDays, QUIET_DAYS } from '../../src/domain/quiet-centre.ts'

const day = (x: string): Day => x as Day
const WEEK: Week = Object.fromEntries([1, 2, 3, 4, 5].map(d => [d, [{ from: 540, to: 1020 }]]))
const hours = (more: Partial<Hours> = {}): Hours => ({ announced: WEEK, periods: [], exceptions: [], ...more })
const closed = (on: Day, i: number): OpeningException => ({
  ...{ id: `x${i}` as Key, doc: 'd', centre: 'cas' as CentreCode, day: on, half: null, intervals: [], reason: 'snow', withdrawn: false },
  at: { day: on, slot: 9, clock: 'ok', seq: 1 },
})
const always = (): boolean => true
/** Heard on Monday 6 October 2025; today each day after. */
const HEARD = day('2025-10-06')
const firstTold = (known: Partial<Parameters<typeof quietDays>[0]>): Day | null => {
  for (let i = 0; i < 120; i++) {
    const today = addDays(HEARD, i)
    if (quietDays({ hours: hours(), logs: always, heard: HEARD, today, ...known }) !== null) return today
  }
  return null
}

test('C01 it is told on the day after ten whole opening days, weekends not counted', () => {
  expect(QUIET_DAYS).toBe(10)
  expect(firstTold({})).toBe('2025-10-21') // Tuesday 7 to Monday 20: ten working days
  expect(quietDays({ hours: hours(), logs: always, heard: HEARD, today: day('2025-10-25') })).toBe(14)
})

test('C01 a centre that opens one day a week is given ten weeks', () => {
  const thursdays = hours({ announced: { 4: [{ from: 540, to: 720 }] } })
  expect(firstTold({ hours: thursdays })).toBe('2025-12-12')
})

test('C01 days on which it said that it was closed do not count, and while it is closed for a week nothing is said', () => {
  const snow = hours({ exceptions: Array.from({ length: 5 }, (_, i) => closed(addDays(day('2025-10-13'), i), i)) })
  expect(firstTold({ hours: snow })).toBe('2025-10-28')
  const long = hours({ exceptions: Array.from({ length: 30 }, (_, i) => closed(addDays(day('2025-10-20'), i), i)) })
  expect(quietDays({ hours: long, logs: always, heard: HEARD, today: day('2025-10-22') })).toBeNull()
  // nine days before it closed, one after: told when it has opened again for a whole day
  expect(firstTold({ hours: long })).toBe('2025-11-20')
  const season = hours({
    periods: [{ id: 'p' as Key, doc: 'd', centre: 'cas' as CentreCode, from: day('2025-10-10'), to: null, week: {}, withdrawn: false }],
  })
  expect(firstTold({ hours: season })).toBeNull()
})

test('C01 a centre that logs nothing is never missed: associated, planned, dormant by then', () => {
  expect(firstTold({ logs: () => false })).toBeNull()
  expect(firstTold({ logs: on => on < '2025-10-10' })).toBeNull()
  expect(firstTold({ logs: on => on >= '2025-10-13' })).toBe('2025-10-25') // known to log from Monday 13 on
})

test('C01 one that is heard again is missed no more; a clock before the last word misses nobody', () => {
  expect(quietDays({ hours: hours(), logs: always, heard: day('2025-10-20'), today: day('2025-10-21') })).toBeNull()
  expect(quietDays({ hours: hours(), logs: always, heard: HEARD, today: day('2025-01-01') })).toBeNull()
})

test('C01 the count is the number of open days between, whatever the hours', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const week: Week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].filter(d => (seed >> (d - 1)) & 1).map(d => [d, [{ from: 540, to: 720 }]]))
    const today = addDays(HEARD, 40 + (seed % 9))
    let n = 0
    for (let d = addDays(HEARD, 1); d < today; d = addDays(d, 1)) if (week[weekday(d)]) n++
    const open = Array.from({ length: 7 }, (_, i) => addDays(today, i)).some(d => openOn(hours({ announced: week }), d).length > 0)
    expect(quietDays({ hours: hours({ announced: week }), logs: always, heard: HEARD, today }), `seed ${seed}`).toBe(
      open && n >= QUIET_DAYS ? n : null,
    )
  }
})
