// The two halves of an opening day: where each begins and ends, and which of them an entry belongs to. Apart from opening.ts, since only who reviews needs it.
import { halfOf, type HalfDay, type Minutes, type Slot } from './day.ts'
import { NOON, openHalves, type Interval } from './opening.ts'

/** When the opening of that half ends. A morning that runs past noon ends with its interval, unless the afternoon goes on without a break: then at noon. */
export const halfEnds = (open: readonly Interval[], half: HalfDay): Minutes => {
  const last = (list: readonly Interval[]): Minutes => Math.max(...list.map(i => i.to), 0)
  if (half === 'pm') return last(open.filter(i => i.to > NOON))
  const morning = open.filter(i => i.from < NOON)
  const through = morning.some(i => openHalves([i]).includes('pm'))
  return through ? NOON : last(morning)
}

/** When the opening of that half begins; the half must be one of `openHalves`. A morning that runs past noon is no beginning of the afternoon. */
export const halfBegins = (open: readonly Interval[], half: HalfDay): Minutes => {
  const first = Math.min(...open.map(i => i.from))
  if (half === 'am' || openHalves(open).length === 1) return first
  return Math.min(...open.filter(i => openHalves([i]).includes('pm')).map(i => Math.max(i.from, NOON)))
}

/**
 * To which half an entry of this slot belongs on a day with these hours. Noon parts the day; but where only one half opens, what stands
 * within its opening is of that half: in a morning until 12:30 somebody comes at 12:10. A slot 'pm' is, where the morning runs past noon.
 * Where both open and the afternoon begins after noon, an hour that is over before it begins is still of the morning.
 */
export const halfWithin = (open: readonly Interval[], slot: Slot): HalfDay => {
  const half = halfOf(slot)
  const [only, other] = openHalves(open)
  if (other !== undefined) return typeof slot === 'number' && half === 'pm' && slot * 60 + 60 <= halfBegins(open, 'pm') ? 'am' : half
  if (only === undefined || only === half) return half
  const [from, to] = slot === 'am' ? [0, NOON] : slot === 'pm' ? [NOON, 1440] : [slot * 60, slot * 60 + 60]
  return open.some(i => i.from < to && from < i.to) ? only : half
}

/**
 * When the half-day is over that somebody begins at this minute: with its opening, else at noon; before the afternoon opens, with that one.
 * Null: with the day, for the centre is closed by then or its hours are not known.
 */
export const halfDayEnds = (open: readonly Interval[], minute: Minutes): Minutes | null => {
  const morning = openHalves(open).includes('am') ? [halfEnds(open, 'am')] : []
  const noon = halfWithin(open, Math.floor(minute / 60)) === 'am' ? [NOON] : []
  return [...morning, ...noon, halfEnds(open, 'pm')].find(end => minute < end) ?? null
}
