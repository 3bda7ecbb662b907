// A centre of which nothing was heard on many of its own opening days. Said of the line, never of anybody (C01).
import { addDays, type Day } from './day.ts'
import { openOn, type Hours } from './opening.ts'

/** So many opening days without a word are told to the coordination. */
export const QUIET_DAYS = 10
/** No opening in so many days from today on: it is closed for now, and nothing is awaited. */
const CLOSED_FOR = 7
/** No further back than this: who never opened is not walked after for ever. */
const LOOKED_BACK = 400

type Known = {
  readonly hours: Hours
  /** Whether the centre was one that logs visits on that day. */
  readonly logs: (day: Day) => boolean
  /** The day on which it was last heard; of one that never was, the day before it was first known. */
  readonly heard: Day
  readonly today: Day
}

/** How many opening days have gone by whole since it was heard, when they are ten or more and it is not closed for now; else null. The day on which it was heard and today do not count. */
export const quietDays = ({ hours, logs, heard, today }: Known): number | null => {
  const opens = (day: Day): boolean => logs(day) && openOn(hours, day).length > 0
  if (!Array.from({ length: CLOSED_FOR }, (_, i) => addDays(today, i)).some(opens)) return null
  let n = 0
  for (let day = addDays(today, -1), i = 0; day > heard && i < LOOKED_BACK; day = addDays(day, -1), i++) if (opens(day)) n++
  return n >= QUIET_DAYS ? n : null
}
