// When a centre of the demonstration really opens: its week, less what it declared closed. Snow and cut power come by chance, the rest by the calendar.
import { addDays, monthOf, weekday, type Day, type HalfDay } from '../domain/day.ts'
import type { ClosingReason } from '../domain/closing-reasons.ts'
import { openHalves, openOn, type Interval } from '../domain/opening.ts'
import { chanceOf } from './chance.ts'
import { isTold } from './fixed.ts'
import { isHoliday } from './holidays.ts'
import type { DemoCentre } from './network.ts'

export type Closing = { readonly half: HalfDay | null; readonly reason: ClosingReason }

const WHOLE = (reason: ClosingReason): Closing => ({ half: null, reason })
const IN_THE_MOUNTAINS = new Set(['cas', 'orv', 'ard', 'the'])
const SUMMER_BREAK = new Set(['ard', 'nav'])

/** The days around Christmas and New Year on which outlets stay shut. */
const isYearEnd = (day: Day): boolean => ['12-24', '12-26', '12-31', '01-02'].includes(day.slice(5))
/** Two weeks from the first Monday of August. */
const isSummerBreak = (day: Day): boolean => {
  if (day.slice(5, 7) !== '08') return false
  const first = `${day.slice(0, 4)}-08-01` as Day
  const monday = addDays(first, (8 - weekday(first)) % 7)
  return monday <= day && day < addDays(monday, 14)
}
const inMonths = (day: Day, ...months: readonly string[]): boolean => months.includes(day.slice(5, 7))

/** What the centre declared for that day; null when it opened as every week. */
export const closingOn = (seed: number, c: DemoCentre, day: Day): Closing | null => {
  if ((c.week[weekday(day)] ?? []).length === 0) return null
  if (isHoliday(day)) return WHOLE('holiday')
  if (c.code !== 'val' && isYearEnd(day)) return WHOLE('holiday')
  if (SUMMER_BREAK.has(c.code) && isSummerBreak(day)) return WHOLE('holiday')
  if (isTold(c.code, day) && monthOf(day) !== '2025-11') return null
  const r = chanceOf(seed, 'closing', c.code, day)
  if (inMonths(day, '12', '01', '02') && IN_THE_MOUNTAINS.has(c.code) && chanceOf(seed, 'snow', day)() < 0.04 && r() < 0.7)
    return WHOLE('snow')
  if (inMonths(day, '11', '12', '01', '02', '03') && c.code === 'the' && r() < 0.04) return WHOLE('power')
  if (r() < 0.003) return c.code === 'val' ? { half: 'pm', reason: 'training' } : WHOLE('training')
  return null
}

/** A day on which nobody noted anything and nobody said why: somebody will ask. */
export const isSilent = (seed: number, c: DemoCentre, day: Day): boolean =>
  !isTold(c.code, day) && chanceOf(seed, 'silent', c.code, day)() < 0.005

const outside = (i: Interval, half: HalfDay): readonly Interval[] => {
  const left = half === 'am' ? { from: Math.max(i.from, 720), to: i.to } : { from: i.from, to: Math.min(i.to, 720) }
  return left.from < left.to ? [left] : []
}
/** The intervals of that day. */
export const openingOn = (c: DemoCentre, day: Day, closing: Closing | null): readonly Interval[] => {
  const open = openOn({ announced: c.week, periods: [], exceptions: [] }, day)
  if (closing === null) return open
  const { half } = closing
  return half === null ? [] : open.flatMap(i => outside(i, half))
}

/** A half-day of opening: its intervals, which are the whole day's where only one half opens. */
export type OpenHalf = { readonly half: HalfDay; readonly intervals: readonly Interval[] }
export const halvesOpen = (open: readonly Interval[]): OpenHalf[] => {
  const halves = openHalves(open)
  if (halves.length < 2) return halves.map(half => ({ half, intervals: open }))
  return halves.map(half => ({ half, intervals: open.flatMap(i => outside(i, half === 'am' ? 'pm' : 'am')) }))
}
export const minutesOf = (intervals: readonly Interval[]): number => intervals.reduce((n, i) => n + i.to - i.from, 0)

/** The nth day before this one on which the centre opened. */
export const openDayBefore = (seed: number, c: DemoCentre, day: Day, n: number): Day => {
  let left = n
  for (let back = 1, at = addDays(day, -1); back <= 60; back++, at = addDays(at, -1))
    if (minutesOf(openingOn(c, at, closingOn(seed, c, at))) > 0 && --left === 0) return at
  return addDays(day, -n)
}
