// Which day a person may say it is, where the clock is not believed (V7): not before this app was built, and not far after what is sure.
import { addDays, isDay, type Day } from './day.ts'

/** 'none': no day at all. */
export type DayProblem = 'none' | 'before' | 'far'

/** A device lies in a cupboard for a year at most: a slip of the year is stopped. `sure`: the last day that was certain, where one was. */
export const lastSayable = (build: Day, sure: Day | null): Day => addDays(sure !== null && sure > build ? sure : build, 366)

export const dayProblem = (typed: string, build: Day, sure: Day | null): DayProblem | null => {
  if (!isDay(typed)) return 'none'
  if (typed < build) return 'before'
  return typed > lastSayable(build, sure) ? 'far' : null
}
