// The days from one to another.
import { type Day, addDays } from './day.ts'

/** Days from `from` to `to`, both included; empty when `to` is before `from`. */
export const daysBetween = (from: Day, to: Day): Day[] => {
  const out: Day[] = []
  for (let d = from; d <= to; d = addDays(d, 1)) out.push(d)
  return out
}
