// Coarsening at capture (`domain.md` §10.1, 2): a centre to which few people come notes the half-day. An hour would show somebody there.
import type { DayEnd } from './day-end.ts'
import type { Day, Precision } from './day.ts'
import { countedElsewhere } from './counted-elsewhere.ts'
import type { Visit } from './visit.ts'

/** Over so many days; below so many visits a day the half-day is right. */
export const LOOKED_BACK = 84
export const COARSE_BELOW = 10
/** A mean of fewer days says nothing. Judged: two weeks of five. */
const DAYS_AT_LEAST = 10

type Known = {
  readonly precision: Precision
  /** Of one centre and those days, today not among them: it goes on. */
  readonly visits: readonly Visit[]
  readonly ends: readonly DayEnd[]
}

/**
 * The mean of visits a day, where a centre notes by the hour although it is too low for that; else null. Days are those of which anything is known here, visits or
 * an empty page that was closed: what has not come is no quiet day.
 */
export const fineHour = ({ precision, visits, ends }: Known): number | null => {
  if (precision !== 'hour') return null
  const standing = visits.filter(v => v.voided === null)
  const days = new Set<Day>([...standing, ...ends.filter(e => !e.voided)].map(x => x.day))
  if (days.size < DAYS_AT_LEAST) return null
  const mean = (standing.length - countedElsewhere(standing).size) / days.size
  return mean < COARSE_BELOW ? mean : null
}
