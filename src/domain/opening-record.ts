// How opening hours stand in statements.
import { isDay } from './day.ts'
import { parseTime, writeTime } from './written-time.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode } from './ids.ts'
import type { Interval, OpeningException, OpeningPeriod, Week } from './opening.ts'
import type { Value } from './statement.ts'

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

export const periodFields = (p: Pick<OpeningPeriod, 'from' | 'to' | 'week'>): Record<string, Value> => ({
  from: p.from,
  to: p.to,
  week: weekValue(p.week),
})

export const periodFrom = (record: Folded, centre: CentreCode): OpeningPeriod | null => {
  const from = shown(record, 'from')
  const to = shown(record, 'to')
  if (!isDay(from)) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    from,
    to: isDay(to) ? to : null,
    week: parseWeek(shown(record, 'week')),
    withdrawn: record.ended !== null,
  }
}

export const exceptionFields = (e: Pick<OpeningException, 'day' | 'half' | 'intervals' | 'reason'>): Record<string, Value> => ({
  day: e.day,
  ...(e.half && { half: e.half }),
  intervals: e.intervals.map(i => [writeTime(i.from), writeTime(i.to)]),
  reason: e.reason,
})

export const exceptionFrom = (record: Folded, centre: CentreCode): OpeningException | null => {
  const day = shown(record, 'day')
  const half = shown(record, 'half')
  const intervals = shown(record, 'intervals')
  const reason = shown(record, 'reason')
  if (!isDay(day)) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    day,
    half: half === 'am' || half === 'pm' ? half : null,
    intervals: (Array.isArray(intervals) ? intervals : [])
      .flatMap(row => (Array.isArray(row) ? (intervalFrom(row[0], row[1]) ?? []) : []))
      .sort((a, b) => a.from - b.from),
    reason: typeof reason === 'string' ? reason : 'other',
    at: record.at,
    withdrawn: record.ended !== null,
  }
}
