// The school years of the demonstration. The scenarios of `domain.md` §12 and §13 happen in the one that begins in September 2025; the others repeat them on their own days.
import { addDays, addMonths, monthOf, weekday, type Day, type Month } from '../domain/day.ts'

/** The year in which it begins, in September. */
export type SchoolYear = number
export const schoolYearOf = (day: Day): SchoolYear => Number(addMonths(monthOf(day), -8).slice(0, 4))

/** `n`: months after its September; before it when negative. */
export const monthIn = (year: SchoolYear, n: number): Month => addMonths(`${year}-09` as Month, n) // a month of the calendar
/** The nth such weekday of a month, 1 = Monday. */
export const nthWeekday = (month: Month, n: number, day: number): Day => {
  const first = `${month}-01` as Day // every month has a first
  return addDays(first, ((day - weekday(first) + 7) % 7) + (n - 1) * 7)
}
