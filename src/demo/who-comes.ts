// Who comes to a fictional centre on a day that no scenario tells visit by visit.
import type { Day, HalfDay } from '../domain/day.ts'
import { toldFields } from '../domain/told.ts'
import type { VisitEntry } from '../domain/visit.ts'
import { comingOn, type Coming } from './attendance.ts'
import type { Chance } from './chance.ts'
import { habitsOf, someVisit } from './entry.ts'
import type { DemoCentre } from './network.ts'
import { minutesOf } from './openings.ts'
import type { PointedTo } from './pointed-to.ts'
import { demoPurposes } from './purposes.ts'
import { withRetired, type Retired } from './retired.ts'
import { tells } from './tells.ts'

export type CameOn = {
  readonly seed: number
  readonly centre: DemoCentre
  readonly day: Day
  /** The first day of the whole book. */
  readonly start: Day
  readonly points: PointedTo
  readonly retired?: Retired | null
}

/** Hours within these intervals, as they fell, in their order. */
const hoursIn = (r: Chance, { intervals, visits }: Coming): number[] =>
  Array.from({ length: visits }, () => {
    let at = r() * minutesOf(intervals)
    for (const i of intervals) {
      if (at < i.to - i.from) return Math.floor((i.from + at) / 60)
      at -= i.to - i.from
    }
    return Math.floor((intervals[0]?.from ?? 540) / 60)
  }).sort((a, b) => a - b)

/** `retired`: with a value that was no longer in use. */
export type Comer = { readonly half: HalfDay; readonly hour: number; readonly entry: VisitEntry; readonly retired: boolean }
/** In their order, with all that is told of each. */
export const whoComes = ({ seed, centre: c, day, start, points, retired = null }: CameOn, r: Chance): readonly Comer[] => {
  const habits = habitsOf(seed, c.code)
  const locals = demoPurposes(seed, c, start)
  const coming = comingOn(seed, c, day).flatMap(half => hoursIn(r, half).map(hour => ({ half: half.half, hour })))
  return coming.map(({ half, hour }, n) => {
    const plain = someVisit(r, habits, locals, day)
    const entry = withRetired(seed, c.code, day, n, plain, retired)
    const told = tells(seed, c, day, n, entry, locals, points)
    const unanswered = plain === entry && told.unanswered.length > 0
    return {
      half,
      hour,
      retired: plain !== entry,
      entry: { ...entry, ...(unanswered && { next: ['unanswered'] }), besides: toldFields(told) },
    }
  })
}
