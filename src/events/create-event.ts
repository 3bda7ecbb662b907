// A new event in a circle of its owner's calendar, and the same event taken into a wider one.
import type { Shared } from '../domain/event.ts'
import { eventFields, headsOf, type EventStated } from '../domain/event-record.ts'
import { closedSince } from '../domain/closed-circles.ts'
import type { Day } from '../domain/day.ts'
import type { Circle } from '../domain/document-name.ts'
import { calendarDocument } from '../domain/documents-of.ts'
import type { Folded } from '../domain/fold.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Kept } from '../device/keep.ts'
import { localOn, nowOn } from '../device/device.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'
import { network } from '../store/read-day.ts'

/** `design.md` §3: the year of a calendar is that of the device's document month, not of the event. */
const documentFor = async ({ device }: Desk, owner: CentreCode, circle: Circle): Promise<string> =>
  calendarDocument(owner, (await nowOn(device, 'hour')).month.slice(0, 4), circle)

/** The coordination has closed this circle to new sharing, and this device knows it; nothing was written. One that does not know writes: it loses nothing (closed-circles.ts). */
export type CircleClosed = { readonly kept: false; readonly why: 'circle-closed'; readonly since: Day }
const closedHere = async ({ device }: Desk, circle: Circle): Promise<CircleClosed | null> => {
  const since = closedSince((await network(device.db))?.closed, circle, localOn(device).day)
  return since && { kept: false, why: 'circle-closed', since }
}

export const createEvent = async (desk: Desk, owner: CentreCode, circle: Circle, stated: EventStated): Promise<Kept | CircleClosed> =>
  (await closedHere(desk, circle)) ??
  write(desk, await documentFor(desk, owner, circle), [{ kind: 'create', noun: 'event', fields: eventFields(stated) }])

export type Undecided = { readonly kept: false; readonly why: 'undecided' }
/**
 * E14: a new record in the wider document that names the old one and keeps its UID. The old one stays as it is: what others hold cannot
 * be called back, and a device that does not know yet may still speak of it. `record`: what the person was looking at. 'undecided': two
 * versions of something wait there for a decision (§7.4), and a new record would choose between them without anybody; nothing was written.
 */
export const widenEvent = async (
  desk: Desk,
  { event }: Shared,
  record: Folded,
  circle: Circle,
  stated: EventStated,
): Promise<Kept | Undecided | CircleClosed> => {
  if (event.conflicts.length > 0) return { kept: false, why: 'undecided' }
  const closed = await closedHere(desk, circle)
  if (closed) return closed
  const moved = { uid: event.uid, former: { doc: event.doc, id: event.id }, seen: [...new Set([...event.seen, ...headsOf(record)])] }
  return write(desk, await documentFor(desk, event.centre, circle), [{ kind: 'create', noun: 'event', fields: eventFields(stated, moved) }])
}
