// Where a bus stands, and when: its stops as they come round, less what differs on that day.
import { addDays, weekday, type Day, type Minutes } from './day.ts'
import type { Key } from './ids.ts'
import { daysBetween } from './day-range.ts'
import { joined } from './joined.ts'
import { openNow, openOn, type Hours, type Interval, type OpeningPeriod, type OpenNow } from './opening.ts'
import { fits } from './pattern.ts'

export type Stop = OpeningPeriod & Required<Pick<OpeningPeriod, 'stop'>>
/** A stop that the bus makes on a day, from and to by the clock. */
export type Standing = Interval & { readonly stop: Stop }

export const isStop = (p: OpeningPeriod): p is Stop => p.stop !== undefined

type Said = Pick<OpeningPeriod, 'from' | 'to' | 'week' | 'pattern'>
/** When the bus stands there on that day, whatever else is said of the day. */
const madeOn = ({ holidays }: Hours, { from, to, week, pattern }: Said, day: Day): Interval[] =>
  from <= day && (to === null || day <= to) && (!pattern || fits(pattern, day, holidays)) ? joined(week[weekday(day)] ?? []) : []
/** Those that hold. */
const stopsOf = ({ periods }: Hours): Stop[] => periods.filter(isStop).filter(p => !p.withdrawn)

/** The stops of that day in their order, as far as the bus is open then. Of hours that differ in which no stop is made, nothing is known of the place. */
export const stopsOn = (hours: Hours, day: Day): Standing[] => {
  const open = joined(openOn(hours, day))
  return stopsOf(hours)
    .flatMap(stop =>
      madeOn(hours, stop, day).flatMap(s => open.map(o => ({ stop, from: Math.max(s.from, o.from), to: Math.min(s.to, o.to) }))),
    )
    .filter(s => s.from < s.to)
    .sort((a, b) => a.from - b.from || (a.stop.id < b.stop.id ? -1 : 1))
}

const standingAt = (there: readonly Standing[], minute: Minutes): Standing | undefined => there.find(s => s.from <= minute && minute < s.to)

/** At which stop the bus stands in each minute of that day; null where it stands at none. */
export const stopAt = (hours: Hours, day: Day): ((minute: Minutes) => Stop | null) => {
  const there = stopsOn(hours, day)
  return minute => standingAt(there, minute)?.stop ?? null
}

/** `place`: where the bus stands, or will where it opens later. */
export type BusNow = OpenNow & {
  readonly place?: string
  /** At which it stands in this minute. */
  readonly stop?: Stop
  /** The one after it on this day. */
  readonly after?: Standing
}

/** Whether it is open in each minute of that day, and until when: where it stands at a stop, until that stop is over. */
export const nowAt = (hours: Hours, day: Day): ((minute: Minutes) => BusNow) => {
  const open = openOn(hours, day)
  const there = stopsOn(hours, day)
  return minute => {
    const now = openNow(open, minute)
    const here = now.is === 'open' || now.is === 'opens' ? standingAt(there, now.is === 'open' ? minute : now.at) : undefined
    if (!here) return now
    const { stop } = here.stop
    if (now.is !== 'open') return { ...now, place: stop.place }
    const after = there.find(s => s.to > here.to)
    return { is: 'open', until: here.to, place: stop.place, stop: here.stop, ...(after && { after }) }
  }
}

/** No further ahead than this is looked for the next time at a stop. */
const LOOKED_AHEAD = 60

/** When it stands at this stop next, today counted; null where it does not within sixty days. */
export const nextStanding = (hours: Hours, stop: Key, today: Day): { readonly day: Day; readonly at: Minutes } | null => {
  for (let n = 0; n <= LOOKED_AHEAD; n++) {
    const day = addDays(today, n)
    const there = stopsOn(hours, day).find(s => s.stop.id === stop)
    if (there) return { day, at: there.from }
  }
  return null
}

/** No further ahead than this are two stops compared. */
const MET_WITHIN = 731 // days

/** The first day and stop at which the bus would be elsewhere in the hours that are said of a stop. `id`: the stop that is said anew. */
export const otherStop = (hours: Hours, said: Said, id: Key | null, today: Day): (Standing & { readonly day: Day }) | null => {
  const others = stopsOf(hours).filter(p => p.id !== id)
  const first = said.from > today ? said.from : today
  const last = addDays(first, MET_WITHIN)
  for (const day of daysBetween(first, said.to !== null && said.to < last ? said.to : last)) {
    const then = madeOn(hours, said, day)
    const met = then.length === 0 ? [] : others.flatMap(stop => madeOn(hours, stop, day).map(s => ({ ...s, stop, day })))
    const other = met.find(s => then.some(i => i.from < s.to && s.from < i.to))
    if (other) return other
  }
  return null
}
