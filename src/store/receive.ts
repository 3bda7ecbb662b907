// What the relay sent takes the same road as a commit, without the outbox.
import type { Struct } from '../wire/append.ts'
import { dayOnly } from '../domain/day.ts'
import { addToLog } from './add-to-log.ts'
import { placeOf } from './place.ts'
import { project } from './project.ts'
import { rowsReady } from './rows.ts'
import { COMMIT_TABLES, type Database } from './tables.ts'
import { eventsBeforeReceiving, noteCancelled, withFresh } from './unread.ts'

/**
 * Takes what the relay sent. `upTo`: the sequence this brings the document to; `at`: when the relay committed it, seconds since 1970.
 * A statement of our own that comes back is thereby received: it leaves the outbox and takes the place the relay gave it. Of what others
 * said only the day is kept: when exactly somebody noted a visit is nobody's business (V1).
 */
export const receive = async (db: Database, doc: string, structs: readonly Struct[], upTo: number, at: number): Promise<void> => {
  await rowsReady(doc)
  await db.transaction('rw', [...COMMIT_TABLES, 'unread'], async () => {
    const { targets, held } = await addToLog(db, doc, structs, dayOnly(at))
    const came = new Map(structs.map(s => [s.key, s]))
    const settled = held.filter(l => l.got === null || l.client !== came.get(l.key)!.client || l.clock !== came.get(l.key)!.clock) // held keys came in structs
    if (settled.length > 0) {
      await db.outbox.bulkDelete(settled.map(l => [doc, l.client, l.clock] as [string, number, number]))
      await db.log.bulkPut(settled.map(l => ({ ...l, client: came.get(l.key)!.client, clock: came.get(l.key)!.clock, got: l.got ?? at })))
    }
    const place = await placeOf(db, doc)
    const before = await eventsBeforeReceiving(db, place, targets)
    await project(db, doc, targets)
    await noteCancelled(db, doc, before)
    const reached = { ...place, have: Math.max(place.have, upTo), want: Math.max(place.want, upTo), dropped: 0 as const }
    await db.places.put(withFresh(reached, before, targets))
  })
}
