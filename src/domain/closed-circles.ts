// Circles that the coordination has closed to new sharing, from a day on. What was shared before stays; what somebody shared without knowing
// stays too, is read there, and is told to its owner and to the coordination. Nothing is decided by itself.
import { isDoubtful } from './clock-state.ts'
import { isDay, slotOrder, type Day } from './day.ts'
import type { Circle } from './document-name.ts'
import type { CalendarEvent, Shared } from './event.ts'
import { shown, type Folded } from './fold.ts'
import { laterFirst, type At } from './statement.ts'

/** A centre can always write for itself and for the network; only what goes beyond them can be closed. */
export const CLOSABLE = ['associated', 'public'] as const
export type Closable = (typeof CLOSABLE)[number]

/** `said`: when the coordination said so; the first time, where two said the same apart. */
export type Closing = { readonly from: Day; readonly said: Pick<At, 'day' | 'slot'> }
export type ClosedCircles = Readonly<Partial<Record<Closable, Closing>>>

const CLOSED = 'closed.'
/** One field for each circle: two people who close one each do not contradict each other. Its value is the first day, or null where it is open. */
export const closedField = (circle: Closable): string => `${CLOSED}${circle}`
/** The circle of such a field; null for any other. */
export const circleOfField = (field: string): Closable | null => CLOSABLE.find(c => closedField(c) === field) ?? null

export const closedFrom = (record: Pick<Folded, 'heads'>): ClosedCircles =>
  Object.fromEntries(
    CLOSABLE.flatMap(circle => {
      const from = shown(record, closedField(circle))
      const head = record.heads[closedField(circle)]
        ?.filter(h => h.value === from)
        .toSorted(laterFirst)
        .at(-1)
      return isDay(from) && head ? [[circle, { from, said: { day: head.at.day, slot: head.at.slot } }]] : []
    }),
  )

/** Since when nothing new is shared there; null where something may be on this day. */
export const closedSince = (closed: ClosedCircles | undefined, circle: Circle, day: Day): Day | null => {
  const from = closed?.[circle as Closable]?.from // the other two are never there
  return from !== undefined && from <= day ? from : null
}

/**
 * On the very day on which it was said the hour decides; within one hour it is told rather than passed over. So it is where the clock was
 * doubtful: the day of a tablet that was empty says nothing (V7).
 */
const isAfter = (at: CalendarEvent['at'], { from, said }: Closing): boolean =>
  isDoubtful(at.clock) || (at.day === from && said.day === from ? slotOrder(at.slot) >= slotOrder(said.slot) : at.day >= from)

/** Since when the circle is closed in which this event was shared all the same; null where there is nothing to say of it. */
export const sharedThoughClosed = (closed: ClosedCircles | undefined, { event, cancelled }: Shared): Day | null => {
  const closing = closed?.[event.circle as Closable] // as above
  return closing && !cancelled && isAfter(event.at, closing) ? closing.from : null
}
/** Whether its owner has said, of this very closing, that it stays. */
export const isLeft = ({ event }: Shared, since: Day): boolean => event.left === since

/** The widest circle, at most this one, in which something may be shared on this day. */
export const openAtMost = (closed: ClosedCircles | undefined, circle: 'network' | 'associated', day: Day): Circle =>
  closedSince(closed, circle, day) === null ? circle : 'network'
