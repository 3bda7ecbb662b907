// Where a bus stands, and when: its stops as they come round, less what differs on that day.
import { addDays, type Day, type Minutes } from './day.ts'
import type { Key } from './ids.ts'
import { openOn, type Hours, type Interval, type OpeningPeriod } from './opening.ts'

export type Stop = OpeningPeriod & Required<Pick<OpeningPeriod, 'stop'>>
/** A stop that the bus makes on a day, from and to by the clock. */
export type Standing = Interval & { readonly stop: Stop }

export const isStop = (p: OpeningPeriod): p is Stop => p.stop !== undefined

/** The stops of that day in their order, as far as the bus is open then. Of hours that differ in which no stop is made, nothing is known of the place. */
export const stopsOn = (hours: Hours, day: Day): Standing[] => {
  const open = openOn(hours, day)
  return hours.periods
    .filter(isStop)
    .flatMap(stop =>
      openOn({ announced: {}, periods: [stop], exceptions: [], ...(hours.holidays && { holidays: hours.holidays }) }, day).flatMap(s =>
        open.map(o => ({ stop, from: Math.max(s.from, o.from), to: Math.min(s.to, o.to) })),
      ),
    )
    .filter((s, i, all) => s.from < s.to && all.findIndex(x => x.stop === s.stop && x.from === s.from && x.to === s.to) === i)
    .sort((a, b) => a.from - b.from || (a.stop.id < b.stop.id ? -1 : 1))
}

/** At which stop the bus stands in each minute of that day; null where it stands at none. */
export const stopAt = (hours: Hours, day: Day): ((minute: Minutes) => Stop | null) => {
  const there = stopsOn(hours, day)
  return minute => there.find(s => s.from <= minute && minute < s.to)?.stop ?? null
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
