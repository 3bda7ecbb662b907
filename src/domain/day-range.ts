// The days from one to another, and the months.
import { addDays, addMonths, monthOf, type Day, type Month } from './day.ts'

/** Days from `from` to `to`, both included; empty when `to` is before `from`. */
export const daysBetween = (from: Day, to: Day): Day[] => {
  const out: Day[] = []
  for (let d = from; d <= to; d = addDays(d, 1)) out.push(d)
  return out
}

/** Days from one to the other; negative when `to` is before `from`. */
export const daysApart = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** From the first to that of `today`, the newest first. */
export const monthsSince = (first: Month, today: Day): Month[] => {
  const out: Month[] = []
  for (let m = monthOf(today); m >= first; m = addMonths(m, -1)) out.push(m)
  return out
}
