// A centre's week as it opens now, days that differ left out: what a form proposes, and what new hours take from it.
import { addDays, weekday, type Day } from './day.ts'
import { daysBetween } from './day-range.ts'
import type { Key } from './ids.ts'
import { usualOn, type Hours, type OpeningPeriod, type Week } from './opening.ts'

/** The seven days from this one on, by weekday. */
export const usualWeek = (hours: Hours, from: Day): Week =>
  Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].map(n => {
      const day = addDays(from, n)
      return [weekday(day), usualOn(hours, day)]
    }),
  )

const isBesides = (p: OpeningPeriod): boolean => p.pattern !== undefined || p.stop !== undefined

/** The same without what comes besides: what new plain hours take the place of. */
export const replacedWeek = (hours: Hours, from: Day): Week =>
  usualWeek({ ...hours, periods: hours.periods.map(p => (isBesides(p) ? { ...p, week: {} } : p)) }, from)

/**
 * Weekdays on which it opens now, in some weeks at least, and in none any more once plain hours on `days` hold. `id`: the hours that are said anew
 * with these; null for new ones.
 */
export const daysLost = (
  hours: Hours,
  { id, from, to, days }: Pick<OpeningPeriod, 'from' | 'to'> & { readonly id: Key | null; readonly days: readonly number[] },
): number[] => {
  const plain = replacedWeek(hours, from)
  const besides = hours.periods.filter(p => isBesides(p) && !p.withdrawn && p.from <= from && (p.to === null || from <= p.to))
  const opens = (p: Pick<OpeningPeriod, 'week'>, day: number): boolean => (p.week[day] ?? []).length > 0
  const week = addDays(from, 6)
  return daysBetween(from, to !== null && to < week ? to : week)
    .map(weekday)
    .filter(d => (opens({ week: plain }, d) || besides.some(p => opens(p, d))) && !days.includes(d))
    .filter(d => !besides.some(p => p.id !== id && opens(p, d)))
    .sort((a, b) => a - b)
}
