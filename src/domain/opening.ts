// When a centre is open: a weekly pattern with dates, and days that differ.
import { weekday, type Day, type HalfDay, type Minutes } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import { laterFirst, type At } from './statement.ts'

/** From and to, in minutes since midnight; `from` < `to`. */
export type Interval = { readonly from: Minutes; readonly to: Minutes }
/** Opening intervals by weekday, 1 = Monday … 7 = Sunday. */
export type Week = Readonly<Partial<Record<number, readonly Interval[]>>>

/** A weekly pattern that holds from a day on, until `to` (inclusive) or for good. */
export type OpeningPeriod = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly from: Day
  readonly to: Day | null
  readonly week: Week
  readonly withdrawn: boolean
}

export const CLOSING_REASONS = ['holiday', 'training', 'strike', 'snow', 'power', 'other'] as const
export type ClosingReason = (typeof CLOSING_REASONS)[number]

/** One day that differs. No interval = closed. `half` narrows a closing to one half of the day. */
export type OpeningException = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly day: Day
  readonly half: HalfDay | null
  readonly intervals: readonly Interval[]
  readonly reason: string
  /** When it was said: of two for one day the later holds. */
  readonly at: At
  readonly withdrawn: boolean
}

/** What is known about a centre's hours. `announced` is the coordination's; the centre's own periods go before it. */
export type Hours = {
  readonly announced: Week
  readonly periods: readonly OpeningPeriod[]
  readonly exceptions: readonly OpeningException[]
}

/** The opening intervals of one day. The newest period that holds that day decides, then the newest exception of that day. */
export const openOn = (hours: Hours, day: Day): readonly Interval[] => {
  const period = hours.periods
    .filter(p => !p.withdrawn && p.from <= day && (p.to === null || day <= p.to))
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? 1 : -1))[0]
  let open = (period ? period.week : hours.announced)[weekday(day)] ?? []
  for (const e of hours.exceptions
    .filter(x => !x.withdrawn && x.day === day)
    .sort((a, b) => laterFirst({ at: b.at, key: b.id }, { at: a.at, key: a.id })))
    open = e.half === null ? e.intervals : open.flatMap(i => outside(i, e.half === 'am' ? { from: 0, to: NOON } : { from: NOON, to: 1440 }))
  return open
}

export const NOON = 720
const outside = (i: Interval, cut: Interval): Interval[] =>
  [
    { from: i.from, to: Math.min(i.to, cut.from) },
    { from: Math.max(i.from, cut.to), to: i.to },
  ].filter(x => x.from < x.to)

/** Is it open at this minute, and when does that end or start next today? */
export type OpenNow =
  | { readonly is: 'open'; readonly until: Minutes }
  | { readonly is: 'opens'; readonly at: Minutes }
  | { readonly is: 'closed' }
  | { readonly is: 'over'; readonly since: Minutes }

export const openNow = (open: readonly Interval[], minute: Minutes): OpenNow => {
  if (open.length === 0) return { is: 'closed' }
  let current: Interval | null = null
  for (const i of open) {
    if (current && i.from <= current.to) current = { from: current.from, to: Math.max(current.to, i.to) }
    else if (i.from <= minute && minute < i.to) current = i
  }
  if (current) return { is: 'open', until: current.to }
  const next = open.find(i => i.from > minute)
  return next ? { is: 'opens', at: next.from } : { is: 'over', since: Math.max(...open.map(i => i.to)) }
}
