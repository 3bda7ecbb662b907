// What the agenda reads: events from a day on, or before it, and all records of one.
import type { Day } from '../domain/day.ts'
import { shared, type CalendarEvent, type Shared } from '../domain/event.ts'
import type { Key } from '../domain/ids.ts'
import { readable } from './readable.ts'
import type { Database } from './tables.ts'

/** Events that changed their circle stand beside the record they came from: both are needed to say what became of either. */
const withMoves = async (db: Database, rows: readonly CalendarEvent[]): Promise<Shared[]> => {
  const moved = await db.events.where('moved').equals(1).toArray()
  const formers = await db.events.bulkGet(moved.flatMap(m => (m.former ? [[m.former.doc, m.former.id] as [string, string]] : [])))
  return shared([...rows, ...moved, ...formers.filter(f => f !== undefined)].filter(await readable(db)))
}

/** Events that are not over before this day. */
export const eventsFrom = async (db: Database, day: Day): Promise<Shared[]> =>
  (await withMoves(db, await db.events.where('lastDay').aboveOrEqual(day).toArray())).filter(s => s.event.lastDay >= day)

/** Events that were over before this day, at most so many, the latest. */
export const eventsBefore = async (db: Database, day: Day, most: number): Promise<Shared[]> =>
  (
    await withMoves(
      db,
      await db.events
        .where('lastDay')
        .below(day)
        .reverse()
        .filter(await readable(db))
        .limit(most)
        .toArray(),
    )
  )
    .filter(s => s.event.lastDay < day)
    .toSorted((a, b) => (a.event.lastDay < b.event.lastDay ? 1 : -1))
    .slice(0, most)

/** One event in all its circles; null when it is not here. `uid`: what stands in the address of its card. */
export const eventOf = async (db: Database, uid: Key): Promise<Shared | null> => {
  const rows = await db.events.where('uid').equals(uid).toArray()
  const all = shared(rows.filter(await readable(db)))
  return all.find(s => [s.event, ...s.formers].some(r => r.id === uid)) ?? all[0] ?? null
}
