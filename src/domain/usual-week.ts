// A centre's week as it opens now, days that differ left out: what a form proposes.
import { addDays, weekday, type Day } from './day.ts'
import { openOn, type Hours, type Week } from './opening.ts'

/** The seven days from this one on, by weekday. */
export const usualWeek = (hours: Hours, from: Day): Week =>
  Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].map(n => {
      const day = addDays(from, n)
      return [weekday(day), openOn({ ...hours, exceptions: [] }, day)]
    }),
  )
