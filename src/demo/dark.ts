// When a centre was out of reach: what it noted then came to the head at the end, or not at all.
import { addDays, type Day } from '../domain/day.ts'
import { daysBetween } from '../domain/day-range.ts'
import { NOVEMBER, offlineDay } from './fixed.ts'
import type { DemoCentre } from './network.ts'

/** Days after `heard` were sent on `back`. */
type Dark = { readonly heard: Day; readonly back: Day }

/** Days that a dead line keeps back, before today. */
const DEAD_DAYS = 4

const darkOf = (c: Pick<DemoCentre, 'code'>, day: Day): Dark | null => {
  if (c.code === 'nav' && NOVEMBER.navLastSync < day && day < NOVEMBER.navBack)
    return { heard: NOVEMBER.navLastSync, back: NOVEMBER.navBack }
  const weeks = offlineDay(c.code, day)
  return weeks ? { heard: addDays(weeks.from, -3), back: weeks.to } : null
}

/** The evening on which it was last heard, when it is out of reach today; else null. */
export const darkSince = (c: DemoCentre, today: Day): Day | null => {
  // between the days of a dark time there may be some on which nobody opens
  for (const day of [today, addDays(today, -1), addDays(today, -2)]) {
    const dark = darkOf(c, day)
    if (dark && today < dark.back) return dark.heard
  }
  const since = addDays(today, -DEAD_DAYS)
  const justBack = daysBetween(addDays(since, 1), today).some(day => darkOf(c, day)?.back === day)
  return c.lag === null && !justBack ? since : null
}

/** When what was noted that day reached the head: the day itself, a later one, or null = not by `today`. */
export const arrivalOf = (c: DemoCentre, day: Day, today: Day): Day | null => {
  if (c.code === 'nav' && NOVEMBER.navLastSync < day && day < NOVEMBER.navResumes) return null // never came
  const since = darkSince(c, today)
  if (since !== null && since < day) return null
  const dark = darkOf(c, day)
  return dark ? dark.back : day
}
