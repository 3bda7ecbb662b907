// Which cancellations nobody here has seen yet (E10): written when one is received for an event that stood on this device, in the same
// transaction; gone when a person has seen it. Only this device knows.
import { parseDocumentName } from '../domain/document-name.ts'
import type { CalendarEvent } from '../domain/event.ts'
import type { Key } from '../domain/ids.ts'
import { clocksOf } from './facts.ts'
import { readable } from './readable.ts'
import type { Database, PlaceRow, UnreadRow } from './tables.ts'

/** What stood here before a reception. `stood`: events that somebody could have seen, not cancelled. `known`: every event that was here at all. */
export type Before = { readonly stood: readonly Key[]; readonly known: ReadonlySet<Key> }

const rowsOf = async (db: Database, doc: string, ids: readonly Key[]): Promise<CalendarEvent[]> =>
  (await db.events.bulkGet(ids.map(id => [doc, id] as [string, string]))).filter(e => e !== undefined)

/** To be asked before projecting. Null for what is no calendar. */
export const eventsBeforeReceiving = async (
  db: Database,
  { doc, fresh = [] }: PlaceRow,
  targets: readonly Key[],
): Promise<Before | null> => {
  if (parseDocumentName(doc)?.is !== 'calendar') return null
  const rows = await rowsOf(db, doc, targets)
  return { stood: rows.filter(e => !e.cancelled && !fresh.includes(e.id)).map(e => e.id), known: new Set(rows.map(e => e.id)) }
}

/** After projecting: what is cancelled now and stood before is to be told to a person. */
export const noteCancelled = async (db: Database, doc: string, before: Before | null): Promise<void> => {
  if (!before || before.stood.length === 0) return
  const cancelled = (await rowsOf(db, doc, before.stood)).filter(e => e.cancelled)
  if (cancelled.length === 0) return
  const { heard } = await clocksOf(db)
  await db.unread.bulkPut(cancelled.map(e => ({ doc, id: e.id, learned: heard?.at ?? 0 })))
}

/** The place with what is new there; once nothing more is on the way, nothing is. */
export const withFresh = (place: PlaceRow, before: Before | null, targets: readonly Key[]): PlaceRow => {
  const { fresh = [], ...rest } = place
  if (!before || rest.have >= rest.want) return rest
  return { ...rest, fresh: [...new Set([...fresh, ...targets.filter(t => !before.known.has(t))])] }
}

export type Unread = { readonly event: CalendarEvent; readonly learned: number }
export const unread = async (db: Database): Promise<Unread[]> => {
  const [rows, may] = [await db.unread.toArray(), await readable(db)]
  const events = await db.events.bulkGet(rows.map(r => [r.doc, r.id] as [string, string]))
  return rows.flatMap((r, i) => {
    const event = events[i]
    return event && may(event) ? [{ event, learned: r.learned }] : [] // a row that is being rebuilt comes back
  })
}
export const markSeen = (db: Database, seen: readonly Pick<UnreadRow, 'doc' | 'id'>[]): Promise<void> =>
  db.unread.bulkDelete(seen.map(s => [s.doc, s.id] as [string, string]))
