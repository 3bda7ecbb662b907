// Events as an agenda lists them: by day, in their order, one of several days on each of them.
import type { Day } from './day.ts'
import { daysOf, earlierFirst, endOf, type Shared } from './event.ts'
import { instantOf } from './wall-time.ts'

/** `first`: the day on which it begins. */
export type AgendaLine = { readonly shared: Shared; readonly first: boolean }
export type AgendaDay = { readonly day: Day; readonly lines: readonly AgendaLine[] }

const inOrder = (a: Shared, b: Shared): number => earlierFirst(a.event.when, b.event.when) || (a.event.uid < b.event.uid ? -1 : 1)

/** `within`: which days are wanted. What goes on since another day stands before what begins. */
export const byDay = (events: readonly Shared[], within: (day: Day) => boolean): AgendaDay[] => {
  const days = new Map<Day, AgendaLine[]>()
  for (const shared of events.toSorted(inOrder))
    for (const [i, day] of daysOf(shared.event.when).entries()) {
      if (!within(day)) continue
      const line = { shared, first: i === 0 }
      const lines = days.get(day)
      if (lines) lines.push(line)
      else days.set(day, [line])
    }
  return [...days]
    .map(([day, lines]) => ({ day, lines: [...lines.filter(l => !l.first), ...lines.filter(l => l.first)] }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** The first days that hold so many lines together. */
export const firstDays = (days: readonly AgendaDay[], lines: number): AgendaDay[] => {
  let left = lines
  return days.filter(d => {
    if (left <= 0) return false
    left -= d.lines.length
    return true
  })
}

/**
 * What one can still come to at this moment (milliseconds since 1970), each once, in their order; what is cancelled until it would have
 * begun: who meant to come has to read that it is not held. In a zone this device does not know it stays, for the day to decide.
 */
export const stillToCome = (events: readonly Shared[], now: number): Shared[] =>
  events
    .filter(({ event: { when }, cancelled }) => {
      const until = instantOf(cancelled ? when.start : endOf(when), when.zone)
      return until === null || until > now
    })
    .toSorted(inOrder)
