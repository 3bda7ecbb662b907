// How opening hours stand in statements.
import { contested } from './contested.ts'
import { addDays, isDay, type Day } from './day.ts'
import { parseTime, writeTime } from './written-time.ts'
import { shown, type Folded } from './fold.ts'
import { isCentreCode, isKey, type CentreCode } from './ids.ts'
import { cleanName } from './name.ts'
import type { Noun } from './nouns.ts'
import type { Interval, OpeningException, OpeningPeriod, Week } from './opening.ts'
import type { Nth, Pattern } from './pattern.ts'
import { laterFirst, type At, type Value } from './statement.ts'

/** The most signs of a place, of what is noted of hours, of what is said of an outage (`domain.md` §5.3). */
export const MAX_HOURS_TEXT = 80
/** A year of days, the first among them. */
export const MAX_EXCEPTION_DAYS = 366
/** One week of so many at most. */
export const MAX_WEEKS = 26

/** As it stands in a statement: [[weekday, 'HH:MM', 'HH:MM'], …]. */
export const weekValue = (week: Week): Value =>
  [1, 2, 3, 4, 5, 6, 7].flatMap(d => (week[d] ?? []).map(i => [d, writeTime(i.from), writeTime(i.to)]))

/** Null where it is none. */
export const intervalFrom = (from: unknown, to: unknown): Interval | null => {
  const a = parseTime(from)
  const b = parseTime(to)
  return a !== null && b !== null && a < b ? { from: a, to: b } : null
}

/** Reads what a statement says; what is not an interval is left out. */
export const parseWeek = (x: Value | undefined): Week => {
  const week: Record<number, Interval[]> = {}
  for (const row of Array.isArray(x) ? x : []) {
    if (!Array.isArray(row) || !Number.isInteger(row[0]) || (row[0] as number) < 1 || (row[0] as number) > 7) continue
    const i = intervalFrom(row[1], row[2])
    if (i) (week[row[0] as number] ??= []).push(i)
  }
  for (const list of Object.values(week)) list.sort((a, b) => a.from - b.from)
  return week
}

/** The same of the hours of a day that differs: [['HH:MM', 'HH:MM'], …]. */
export const intervalsValue = (intervals: readonly Interval[]): Value => intervals.map(i => [writeTime(i.from), writeTime(i.to)])
export const parseIntervals = (x: Value | undefined): Interval[] =>
  (Array.isArray(x) ? x : [])
    .flatMap(row => (Array.isArray(row) ? (intervalFrom(row[0], row[1]) ?? []) : []))
    .sort((a, b) => a.from - b.from)

/** A text of one line; null where there is none. Longer than it may be, it is cut. */
export const shortText = (x: Value | undefined): string | null =>
  (typeof x === 'string' && cleanName(x).slice(0, MAX_HOURS_TEXT).toWellFormed()) || null

/** [weeks, day]. */
export const parseEvery = (x: Value | undefined): Pattern['every'] | null => {
  if (!Array.isArray(x)) return null
  const [weeks, since] = x
  return Number.isInteger(weeks) && (weeks as number) >= 2 && (weeks as number) <= MAX_WEEKS && isDay(since)
    ? { weeks: weeks as number, since } // both were looked at
    : null
}
const NTHS: readonly Nth[] = [1, 2, 3, 4, 5, 'last']
export const parseNth = (x: Value | undefined): Nth | null => NTHS.find(n => n === x) ?? null

/**
 * What holds on some days only. Null where a field of it says something that this app cannot read: without that field it would hold on days on
 * which nobody said so.
 */
const patternFrom = (record: Folded): Pattern | null => {
  const said = { every: shown(record, 'every') ?? null, nth: shown(record, 'nth') ?? null, term: shown(record, 'term') ?? null }
  const every = parseEvery(said.every)
  const nth = parseNth(said.nth)
  const term = said.term === 'in' || said.term === 'out' ? said.term : null
  if ((said.every !== null && !every) || (said.nth !== null && !nth) || (said.term !== null && !term)) return null
  return { ...(every && { every }), ...(nth && { nth }), ...(term && { term }) }
}
export const patternFields = ({ every, nth, term }: Pattern): Record<string, Value> => ({
  ...(every && { every: [every.weeks, every.since] }),
  ...(nth && { nth }),
  ...(term && { term }),
})

export type PeriodStated = Pick<OpeningPeriod, 'from' | 'to' | 'week' | 'pattern' | 'stop' | 'note'>

/**
 * The three nouns of hours that come again: a plain period replaces, the others come besides. They are apart because an older app, which knows
 * nothing of patterns, would take any period for a plain one.
 */
export const nounOfPeriod = (p: Pick<PeriodStated, 'pattern' | 'stop'>): Extract<Noun, 'period' | 'extra-hours' | 'stop'> =>
  p.stop ? 'stop' : p.pattern ? 'extra-hours' : 'period'

export const periodFields = (p: PeriodStated): Record<string, Value> => ({
  from: p.from,
  to: p.to,
  week: weekValue(p.week),
  ...(p.pattern && patternFields(p.pattern)),
  ...(p.stop && { place: p.stop.place, ...(p.stop.zone && { zone: p.stop.zone }) }),
  ...(p.note && { note: p.note }),
})

const disputed = (record: Folded): { readonly conflicts: readonly string[] } | null => {
  const conflicts = contested(record)
  return conflicts.length > 0 ? { conflicts } : null
}

export const periodFrom = (record: Folded, centre: CentreCode): OpeningPeriod | null => {
  const from = shown(record, 'from')
  const to = shown(record, 'to')
  const zone = shown(record, 'zone')
  const note = shortText(shown(record, 'note'))
  const place = record.noun === 'stop' ? shortText(shown(record, 'place')) : undefined
  const pattern = record.noun === 'period' ? undefined : patternFrom(record)
  if (!isDay(from) || place === null || pattern === null) return null
  const stop = place === undefined ? undefined : { place, zone: isKey(zone) ? zone : null }
  return {
    id: record.id,
    doc: record.doc,
    centre,
    from,
    to: isDay(to) ? to : null,
    week: parseWeek(shown(record, 'week')),
    withdrawn: record.ended !== null,
    // a stop of each week needs none
    ...(pattern && (!stop || Object.keys(pattern).length > 0) && { pattern }),
    ...(stop && { stop }),
    ...(note !== null && { note }),
    ...disputed(record),
  }
}

export type ExceptionStated = Pick<OpeningException, 'day' | 'to' | 'half' | 'intervals' | 'reason' | 'redirect'>

export const exceptionFields = (e: ExceptionStated): Record<string, Value> => ({
  day: e.day,
  ...(e.to && { to: e.to }),
  ...(e.half && { half: e.half }),
  intervals: intervalsValue(e.intervals),
  reason: e.reason,
  ...(e.redirect && { redirect: e.redirect }),
})

/** Whether these days may be one exception: the last not before the first, and no more than a year. */
export const isExceptionRange = (day: Day, to: Day): boolean => day <= to && to < addDays(day, MAX_EXCEPTION_DAYS)

/** A change counts as said anew. */
const lastSaid = (record: Folded): At =>
  Object.values(record.heads)
    .flatMap(heads => heads.slice(0, 1))
    .sort(laterFirst)[0]?.at ?? record.at

export const exceptionFrom = (record: Folded, centre: CentreCode): OpeningException | null => {
  const day = shown(record, 'day')
  const to = shown(record, 'to')
  const half = shown(record, 'half')
  const reason = shown(record, 'reason')
  const redirect = shown(record, 'redirect')
  if (!isDay(day)) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    day,
    ...(isDay(to) && to !== day && isExceptionRange(day, to) && { to }),
    half: half === 'am' || half === 'pm' ? half : null,
    intervals: parseIntervals(shown(record, 'intervals')),
    reason: typeof reason === 'string' ? reason : 'other',
    ...(isCentreCode(redirect) && redirect !== centre && { redirect }),
    at: lastSaid(record),
    withdrawn: record.ended !== null,
    ...disputed(record),
  }
}
