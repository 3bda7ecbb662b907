// An event of a centre's calendar: what everybody it is meant for knows of it. How it stands in statements is in event-record.ts.
import type { Day } from './day.ts'
import { daysBetween } from './day-range.ts'
import { CIRCLES, type Circle } from './document-name.ts'
import type { CentreCode, Key } from './ids.ts'
import type { Language } from './languages.ts'
import type { Names } from './names.ts'
import { laterFirst, type At } from './statement.ts'
import { addMinutes, dayOf, instantOf, type WallTime } from './wall-time.ts'

/** When: one fact, so that nobody's new day is ever mixed with somebody else's old hour. `end` null: two hours after. */
export type When = { readonly start: WallTime; readonly end: WallTime | null; readonly zone: string }

/** `domain.md` §5.3: what an event lasts when nobody said. Minutes. */
export const USUAL_LENGTH = 120
export const endOf = (when: When): WallTime => when.end ?? addMinutes(when.start, USUAL_LENGTH)
/** The last day on which it still goes on; one that ends at midnight does not reach into the next. */
export const lastDayOf = (when: When): Day => dayOf(addMinutes(endOf(when), -1))
/** On which days it stands in an agenda (S208), a month of them at most. */
export const daysOf = (when: When): Day[] => daysBetween(dayOf(when.start), lastDayOf(when)).slice(0, 31)

/** Negative when `a` is first. In one zone the wall decides; between two, the moment, where both are known here. */
export const earlierFirst = (a: When, b: When): number => {
  const [x, y] = a.zone === b.zone ? [null, null] : [instantOf(a.start, a.zone), instantOf(b.start, b.zone)]
  if (x !== null && y !== null) return x - y
  return a.start < b.start ? -1 : a.start > b.start ? 1 : 0
}

/** Why an event is not held. 'other': no reason is given. */
export const CANCEL_REASONS = ['strike', 'weather', 'host-away', 'room', 'postponed', 'other'] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

/** The record in the narrower circle that this one took over from. */
export type Former = { readonly doc: string; readonly id: Key }
export type Cancellation = { readonly reason: string | null; readonly at: At; readonly by: string }

export type CalendarEvent = {
  readonly id: Key
  readonly doc: string
  /** The owner: the centre of the document, the only one that may change it. */
  readonly centre: CentreCode
  readonly circle: Circle
  /** The same in every circle it was ever shared with: the id of its first record. */
  readonly uid: Key
  readonly titles: Names
  /** In which language it was written; null where nobody said. */
  readonly language: Language | null
  /** A value of the network's list of event types. */
  readonly type: string
  readonly when: When
  readonly lastDay: Day
  /** Null: at the owner's. */
  readonly place: string | null
  readonly audience: string | null
  readonly summary: Names | null
  /** V11: once this is there it stays. */
  readonly cancelled: Cancellation | null
  readonly former: Former | null
  /** The statements of the former record that whoever widened the circle was looking at. */
  readonly seen: readonly Key[]
  /** There where it took over from another record; an index finds only these. */
  readonly moved?: 1
  /** Its owner leaves it in a circle that was closed from this day on (closed-circles.ts). */
  readonly left?: Day
  readonly at: At
  /** Fields that two devices stated apart. */
  readonly conflicts: readonly string[]
}

export const MAX_TITLE = 120
/** S-row on events: a summary is short. */
export const MAX_SUMMARY = 500
export const MAX_PLACE = 120

export const widthOf = (circle: Circle): number => CIRCLES.indexOf(circle)
/** What others hold cannot be called back: a circle only grows. */
export const isWider = (to: Circle, from: Circle): boolean => widthOf(to) > widthOf(from)

/** One event as it is shown, with the records it left behind in narrower circles. */
export type Shared = {
  readonly event: CalendarEvent
  readonly formers: readonly CalendarEvent[]
  /** Cancelled in any circle is cancelled: a cancellation is never lost on the way into another one. */
  readonly cancelled: Cancellation | null
}

const widestFirst = (a: CalendarEvent, b: CalendarEvent): number =>
  widthOf(b.circle) - widthOf(a.circle) || laterFirst({ at: a.at, key: a.id }, { at: b.at, key: b.id })

/** Records of one UID are one event; only of one centre, or any centre could put itself in place of another's event. */
export const shared = (records: readonly CalendarEvent[]): Shared[] => {
  const groups = new Map<string, CalendarEvent[]>()
  for (const r of records) {
    const name = `${r.centre} ${r.uid}`
    const group = groups.get(name)
    if (!group) groups.set(name, [r])
    else if (!group.some(x => x.id === r.id && x.doc === r.doc)) group.push(r)
  }
  return [...groups.values()].map((group): Shared => {
    const [event, ...formers] = group.sort(widestFirst)
    return { event: event!, formers, cancelled: [event!, ...formers].find(r => r.cancelled)?.cancelled ?? null } // no group is empty
  })
}

/** `domain.md` §7.4: a start or a place that two devices stated apart is to be confirmed, everywhere, until somebody decides. */
export const toConfirm = ({ event, cancelled }: Shared): readonly ('when' | 'place')[] =>
  cancelled ? [] : (['when', 'place'] as const).filter(f => event.conflicts.includes(f))
