// A week as it is filled in: lines, each some days with one time. A day may stand in several.
import { weekday, type Day } from '../domain/day.ts'
import type { Interval, Week } from '../domain/opening.ts'
import type { Standing } from '../domain/stops.ts'
import { writeTime } from '../domain/written-time.ts'
import { readTime } from '../domain/typed-hours.ts'
import { fieldOf } from '../records/alike.ts'

export type LineTyped = { readonly days: readonly number[]; readonly from: string; readonly to: string }
export const NEW_LINE: LineTyped = { days: [], from: '09:00', to: '12:00' }
const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** Days that have a time in common stand in one line. */
export const linesOf = (week: Week): LineTyped[] => {
  const lines = new Map<string, LineTyped>()
  for (const day of DAYS)
    for (const { from, to } of week[day] ?? []) {
      const name = `${from} ${to}`
      const line = lines.get(name) ?? { days: [], from: writeTime(from), to: writeTime(to) }
      lines.set(name, { ...line, days: [...line.days, day] })
    }
  return [...lines.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

const text = (x: unknown): string => (typeof x === 'string' ? x : '')
/** As they were kept while they were typed. */
export const linesAgain = (first: readonly LineTyped[], kept: unknown): readonly LineTyped[] => {
  if (!Array.isArray(kept)) return first
  return kept.map((line: unknown) => {
    const days = fieldOf(line, 'days')
    return {
      days: DAYS.filter(d => Array.isArray(days) && days.includes(d)),
      from: text(fieldOf(line, 'from')),
      to: text(fieldOf(line, 'to')),
    }
  })
}

/** A stop on one of its days. */
export type There = Standing & { readonly day: Day }
/** Which line cannot be, and what of it. 'elsewhere': a bus stands at another stop then. */
export type LineWrong =
  { readonly line: number; readonly is: 'days' | 'hours' } | { readonly line: number; readonly is: 'elsewhere'; readonly there: There }

/** The first line that is about that stop too. */
export const lineAt = (lines: readonly LineTyped[], there: There): number =>
  lines.findIndex(line => {
    const time = readTime(line)
    return time !== null && line.days.includes(weekday(there.day)) && time.from < there.to && there.from < time.to
  })

/** No line at all is a week without opening. */
export const readLines = (lines: readonly LineTyped[]): { readonly week: Week } | { readonly wrong: LineWrong } => {
  const week: Record<number, Interval[]> = {}
  for (const [line, typed] of lines.entries()) {
    const time = readTime(typed)
    if (typed.days.length === 0) return { wrong: { line, is: 'days' } }
    if (time === null) return { wrong: { line, is: 'hours' } }
    for (const day of typed.days) (week[day] ??= []).push(time)
  }
  for (const list of Object.values(week)) list.sort((a, b) => a.from - b.from || a.to - b.to)
  return { week }
}
