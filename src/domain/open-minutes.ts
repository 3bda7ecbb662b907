// How long a centre was announced to be open: what visits are set against (I19, I20).
import type { Moment } from './completeness.ts'
import type { Day, Minutes } from './day.ts'
import { daysBetween } from './day-range.ts'
import { joined } from './joined.ts'
import { announcedOn, openOn, type Hours } from './opening.ts'

/** Whether anything is known of the usual hours of that day: a week that is announced, or a period of the centre's own. */
const isKnown = (hours: Hours, day: Day): boolean =>
  Object.values(announcedOn(hours, day)).some(list => list !== undefined && list.length > 0) ||
  hours.periods.some(p => !p.withdrawn && p.from <= day && (p.to === null || day <= p.to))

/**
 * Minutes announced between two days, both included, exceptions counted. By the clock on the wall: a night in which the clock is changed is as
 * long as any other. Null where nothing is known of any of these days: no hours known is not no hours. Days of which nothing is known add
 * nothing, so ask from the day on from which the centre states its hours. `now`: what comes after it is not counted; null: all of it is.
 */
export const openMinutes = (hours: Hours, from: Day, to: Day, now: Moment | null = null): number | null => {
  const known = daysBetween(from, to).filter(day => isKnown(hours, day))
  if (known.length === 0) return null
  const over = (day: Day, minute: Minutes): Minutes => {
    if (now === null || day < now.day) return minute
    return day === now.day ? Math.min(minute, now.minute) : 0
  }
  return known.reduce((n, day) => n + joined(openOn(hours, day)).reduce((m, i) => m + Math.max(0, over(day, i.to) - i.from), 0), 0)
}
