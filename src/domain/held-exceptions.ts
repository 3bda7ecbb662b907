// Which of the days that differ still hold, and on which of their days: what the door and the list tell must not contradict the week.
import { addDays, type Day } from './day.ts'
import { daysBetween } from './day-range.ts'
import { exceptionsOn, usualOn, withoutHalf, type Hours, type OpeningException } from './opening.ts'
import type { DayRange } from './pattern.ts'

/**
 * Of what was said of that day, what holds. What says the whole day outdates all that was said before; a half that is closed later and takes
 * nothing away from it says nothing.
 */
const heldOn = (hours: Hours, day: Day): readonly OpeningException[] => {
  const said = exceptionsOn(hours.exceptions, day)
  const isUsual = usualOn(hours, day).length > 0
  // other hours of several days hold where it opens anyway
  const whole = said.findLastIndex(e => e.half === null && (e.to === undefined || e.intervals.length === 0 || isUsual))
  let open = said[whole]?.intervals
  if (!open) return said
  return said.slice(whole).filter(({ half }) => {
    if (half === null || !open) return true
    const left = withoutHalf(open, half)
    const isLess = left.length < open.length || left.some((i, n) => i !== open?.[n])
    open = left
    return isLess
  })
}

/** Its days on which it holds, those in a row as from and to; none where later ones have taken the place of all. */
export const heldDays = (hours: Hours, exception: OpeningException): DayRange[] =>
  daysBetween(exception.day, exception.to ?? exception.day)
    .filter(day => heldOn(hours, day).includes(exception))
    .reduce<DayRange[]>((runs, day) => {
      const last = runs.at(-1)
      return last && addDays(last.to, 1) === day ? [...runs.slice(0, -1), { from: last.from, to: day }] : [...runs, { from: day, to: day }]
    }, [])
