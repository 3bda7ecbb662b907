// When a centre is open: a weekly pattern with dates, what comes besides on some days, and days that differ.
import { weekday, type Day, type HalfDay, type Minutes } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import { fits, type DayRange, type Pattern } from './pattern.ts'
import { laterFirst, type At } from './statement.ts'

/** From and to, in minutes since midnight; `from` < `to`. */
export type Interval = { readonly from: Minutes; readonly to: Minutes }
/** Opening intervals by weekday, 1 = Monday … 7 = Sunday. */
export type Week = Readonly<Partial<Record<number, readonly Interval[]>>>

/** A weekly pattern that holds from a day on, until `to` (inclusive) or for good. Plain, or on some days only, or a stop of a bus. */
export type OpeningPeriod = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly from: Day
  readonly to: Day | null
  readonly week: Week
  readonly withdrawn: boolean
  /** Not there where it holds on every day of its week. */
  readonly pattern?: Pattern
  /** Where a bus stands in these hours: a public place, and the zone it serves. */
  readonly stop?: { readonly place: string; readonly zone: Key | null }
  /** What else is to be known of it, such as the door to take. */
  readonly note?: string
  /** Fields that two people stated apart. */
  readonly conflicts?: readonly string[]
}

/** A day, or several, that differ. No interval = closed. `half` narrows a closing to one half of the day. */
export type OpeningException = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly day: Day
  /** The last of several days. Hours then hold on those on which it opens anyway. */
  readonly to?: Day
  readonly half: HalfDay | null
  readonly intervals: readonly Interval[]
  readonly reason: string
  /** Where one is sent meanwhile. */
  readonly redirect?: CentreCode
  /** When it was last said: of two for one day the later holds. */
  readonly at: At
  readonly withdrawn: boolean
  readonly conflicts?: readonly string[]
}

/** What is known about a centre's hours. `announced` is the coordination's; the centre's own periods go before it. */
export type Hours = {
  readonly announced: Week
  /** What was announced from which day on, the earliest first; it holds for days that are over. Not there where only today and later is asked for. */
  readonly told?: readonly { readonly from: Day; readonly week: Week }[]
  readonly periods: readonly OpeningPeriod[]
  readonly exceptions: readonly OpeningException[]
  /** Of the schools, as the coordination states them; not there where it never did. */
  readonly holidays?: readonly DayRange[]
}

export const announcedOn = ({ announced, told }: Pick<Hours, 'announced' | 'told'>, day: Day): Week =>
  told?.findLast(w => w.from <= day)?.week ?? announced

/**
 * The newest plain period replaces what came before; what holds on some days only, and each stop, comes besides. Where stops hold and no plain
 * period does, nothing is announced: a bus is open where it stands.
 */
export const usualOn = ({ periods, holidays, ...hours }: Hours, day: Day): readonly Interval[] => {
  const holding = periods.filter(p => !p.withdrawn && p.from <= day && (p.to === null || day <= p.to))
  const plain = holding
    .filter(p => !p.pattern && !p.stop)
    .sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? 1 : -1))[0]
  const stops = !plain && holding.some(p => p.stop)
  const besides = holding.filter(p => (p.pattern ? fits(p.pattern, day, holidays) : p.stop))
  return [plain ?? { week: stops ? {} : announcedOn(hours, day) }, ...besides]
    .flatMap(({ week }) => week[weekday(day)] ?? [])
    .sort((a, b) => a.from - b.from || a.to - b.to)
}

/** What was said of this day, the last one last. */
export const exceptionsOn = (all: readonly OpeningException[], day: Day): readonly OpeningException[] =>
  all
    .filter(e => !e.withdrawn && e.day <= day && day <= (e.to ?? e.day))
    .sort((a, b) => laterFirst({ at: b.at, key: b.id }, { at: a.at, key: a.id }))

/** The opening intervals of one day, in the order of the clock; two may touch or overlap. What was said last of that day holds. */
export const openOn = (hours: Hours, day: Day): readonly Interval[] => {
  const usual = usualOn(hours, day)
  let open = usual
  for (const { half, intervals, to } of exceptionsOn(hours.exceptions, day))
    if (half) open = withoutHalf(open, half)
    else if (!to || !intervals[0] || usual[0]) open = intervals
  return open
}

export const NOON = 720
/** The halves of a day in which the centre is open for at least an hour; if neither has an hour, the one with more: 9:00 to 12:30 is a morning only. */
export const openHalves = (open: readonly Interval[]): HalfDay[] => {
  const minutes = (from: Minutes, to: Minutes): number =>
    open.reduce((n, i) => n + Math.max(0, Math.min(i.to, to) - Math.max(i.from, from)), 0)
  const am = minutes(0, NOON)
  const pm = minutes(NOON, 1440)
  const out: HalfDay[] = []
  if (am >= 60) out.push('am')
  if (pm >= 60) out.push('pm')
  if (out.length > 0 || am + pm === 0) return out
  return [am >= pm ? 'am' : 'pm']
}

/** What is left when that half of the day is closed. What goes on through noon is cut there; a morning until 12:30 is of the morning whole. */
export const withoutHalf = (open: readonly Interval[], half: HalfDay): readonly Interval[] =>
  open.flatMap(i => {
    const halves = openHalves([i])
    if (!halves.includes(half)) return [i]
    return halves.length === 1 ? [] : [half === 'am' ? { from: NOON, to: i.to } : { from: i.from, to: NOON }]
  })

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
