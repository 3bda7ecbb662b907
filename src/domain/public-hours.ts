// What is to be said of a centre to who stands before the door, or wants to go there: open until, opens at, closed and why, where else, when again.
import { addDays, type Day, type Minutes } from './day.ts'
import { exceptionsOn, openOn, type Hours, type Interval, type OpeningException, type OpenNow } from './opening.ts'
import { nowAt, type BusNow } from './stops.ts'

/** No further ahead than this is looked for the next opening: beyond, it is closed for now. */
const LOOKED_AHEAD = 60

export type NextOpening = { readonly day: Day; readonly at: Minutes }
export type PublicHours = {
  readonly now: BusNow
  /** Of that day. */
  readonly open: readonly Interval[]
  /** What was said of that day and makes it as it is at this minute; null where it is as usual. */
  readonly differs: OpeningException | null
  /** When it opens again on a later day; null where it is open, or will be today, or nothing is found in sixty days. */
  readonly next: NextOpening | null
  /** Of a bus that stands, or will today: where. */
  readonly place: string | null
}

/** The first opening after that day. */
export const nextOpening = (hours: Hours, day: Day): NextOpening | null => {
  for (let n = 1; n <= LOOKED_AHEAD; n++) {
    const on = addDays(day, n)
    const [first] = openOn(hours, on)
    if (first) return { day: on, at: first.from }
  }
  return null
}

/** From when on the door is open; never where it is shut for the day. */
const opensAt = (now: OpenNow, minute: Minutes): Minutes => (now.is === 'open' ? minute : now.is === 'opens' ? now.at : Infinity)

/** A half that is closed tells why the door is shut, or will be earlier, while it would not be without; of two, that without which it opened first. */
const whyNow = (hours: Hours, day: Day, minute: Minutes, now: OpenNow): OpeningException | null => {
  const said = exceptionsOn(hours.exceptions, day)
  const whole = said.findLastIndex(e => e.half === null) // what was said before it holds no more
  const halves = said.slice(whole + 1).flatMap(e => {
    const without = nowAt({ ...hours, exceptions: hours.exceptions.filter(x => x !== e) }, day)(minute)
    const at = opensAt(without, minute)
    const longer = now.is === 'open' && without.is === 'open' && without.until > now.until
    return at < opensAt(now, minute) || longer ? [{ e, at }] : []
  })
  return halves.sort((a, b) => a.at - b.at)[0]?.e ?? said[whole] ?? null
}

export const publicHours = (hours: Hours, day: Day, minute: Minutes): PublicHours => {
  const now = nowAt(hours, day)(minute)
  return {
    now,
    open: openOn(hours, day),
    differs: whyNow(hours, day, minute, now),
    next: now.is === 'open' || now.is === 'opens' ? null : nextOpening(hours, day),
    place: now.place ?? null,
  }
}
