// Whether a centre was shut at a moment that somebody notes visits for: no reason to refuse them, a reason to look at the date again (V16).
import type { Day, HalfDay } from './day.ts'
import { exceptionsOn, openOn, withoutHalf, type Hours } from './opening.ts'

/** `half` null: of the whole day. False where nothing was ever said of the hours of that day: nobody knows then. */
export const wasShut = (hours: Hours, day: Day, half: HalfDay | null): boolean => {
  const isSaid =
    Object.keys(hours.announced).length > 0 ||
    hours.periods.some(p => !p.withdrawn && p.from <= day) ||
    exceptionsOn(hours.exceptions, day).length > 0
  if (!isSaid) return false
  const open = openOn(hours, day)
  return (half === null ? open : withoutHalf(open, half === 'am' ? 'pm' : 'am')).length === 0
}
