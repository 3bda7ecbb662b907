// Is what a coordinator sees all there? A half-day without entries is never silently zero (`domain.md` §7, C01–C03).
import type { Day, HalfDay, Minutes, Slot } from './day.ts'
import { halfBegins, halfEnds, halfWithin } from './opening-halves.ts'
import { openHalves, openOn, usualOn, type Hours } from './opening.ts'
import { outagesIn, type Outage } from './outage.ts'

/**
 * 'noted': something is recorded. 'closed': the centre said it was closed. 'awaited': the centre has not been heard since that
 * half-day ended, so nothing can be said. 'hole': heard since, and nothing noted: ask. 'explained': the same, and the centre said what went wrong. 'running': begun, not over. 'ahead': not begun, whatever is noted. 'off': not an
 * opening time.
 */
export type HalfState = 'noted' | 'closed' | 'awaited' | 'hole' | 'explained' | 'running' | 'ahead' | 'off'

/** A moment as the centre's own wall clock shows it. */
export type Moment = { readonly day: Day; readonly minute: Minutes }
const after = (a: Moment, b: Moment): boolean => a.day > b.day || (a.day === b.day && a.minute >= b.minute)

export type Noted = { readonly day: Day; readonly slot: Slot }

/** The state of one half-day. `heard`: when the relay last had word from the centre; null = never. */
export const halfState = (known: {
  hours: Hours
  day: Day
  half: HalfDay
  noted: readonly Noted[]
  heard: Moment | null
  now: Moment
  /** What the centre said of days on which something went wrong. */
  outages?: readonly Outage[]
}): HalfState => {
  const { hours, day, half, heard, now, outages = [] } = known
  const open = openOn(hours, day)
  const planned = usualOn(hours, day)
  const noted = known.noted.some(v => v.day === day && halfWithin(open, v.slot) === half)
  if (!openHalves(open).includes(half)) return noted ? 'noted' : openHalves(planned).includes(half) ? 'closed' : 'off'
  const end: Moment = { day, minute: halfEnds(open, half) }
  if (!after(now, { day, minute: halfBegins(open, half) })) return 'ahead' // whatever is noted by then was noted of something else
  if (!after(now, end)) return noted ? 'noted' : 'running'
  if (!heard || !after(heard, end)) return 'awaited'
  if (noted) return 'noted'
  return outagesIn(outages, day, half).length > 0 ? 'explained' : 'hole'
}

/** A day is complete when nothing of it is awaited, running, ahead or a hole, and it was an opening day; 'ahead' until its first opening. */
export type DayState = 'complete' | 'awaited' | 'hole' | 'running' | 'ahead' | 'off'
export const dayState = (am: HalfState, pm: HalfState): DayState => {
  const both = [am, pm]
  if (both.includes('hole')) return 'hole'
  if (both.includes('awaited')) return 'awaited'
  if (both.includes('running') || (both.includes('ahead') && both.includes('noted'))) return 'running'
  if (both.includes('ahead')) return 'ahead'
  return both.every(h => h === 'off') ? 'off' : 'complete'
}
