// A document was erased at the head: what came from there goes from this device too. What was recorded here and never received stays, refused as 'closed'.
import { belongsTo } from '../domain/access.ts'
import { homeOf, parseDocumentName } from '../domain/document-name.ts'
import type { Tombstone } from '../domain/erasure.ts'
import { isKey, type Key } from '../domain/ids.ts'
import { dropCarried } from './carried.ts'
import { fact, setFact } from './facts.ts'
import { learnSeen } from './history-known.ts'
import { closeNote, eraseShelf, noteIsGone } from './notes.ts'
import { placeOf } from './place.ts'
import { strike, strikeCompared } from './places.ts'
import { project } from './project.ts'
import { rowsReady } from './rows.ts'
import { isUnjudged } from './unjudged.ts'
import { COMMIT_TABLES, ROW_TABLES, within, type Database, type LogRow } from './tables.ts'

/** `seq`, `mark`: the commit that is the tombstone; `now`: milliseconds. Doing it twice changes nothing more. */
export const dropGone = async (
  db: Database,
  { doc, seq, mark, reason, day }: Tombstone & { readonly seq: number; readonly mark: Uint8Array },
  now: number,
): Promise<void> => {
  const note = noteOf(doc)
  await rowsReady(doc)
  await db.transaction('rw', [...COMMIT_TABLES, 'refused', 'notes', 'noteUpdates', 'carried'], async () => {
    const rights = await fact(db, 'session')
    if (rights && !belongsTo(rights, doc)) return // in another tab it has become a device of another right
    const place = await placeOf(db, doc)
    const held = await db.log
      .where('[doc+key]')
      .between(...within(doc))
      .toArray()
    // what was brought here and not judged goes with it: it is none of ours
    const stays = held.filter(l => l.got === null && !isUnjudged(l))
    await setClosed(db, doc, stays, now)
    await dropCarried(db, doc)
    if (note) await closeNote(db, note, now)
    await db.log.bulkDelete(held.filter(l => l.got !== null || isUnjudged(l)).map(l => [doc, l.key] as [string, string]))
    await db.aside
      .where('[doc+key]')
      .between(...within(doc))
      .delete()
    for (const table of ROW_TABLES)
      await db[table]
        .where('[doc+id]')
        .between(...within(doc))
        .delete()
    await project(db, homeOf(doc), [...new Set(stays.map(l => l.target).filter(isKey))])
    await strikeCompared(db, doc)
    await strike(db, 'reread', doc)
    await learnSeen(db, [{ seq, mark }])
    const cursor = await fact(db, 'cursor')
    if (cursor?.seq === seq - 1) await setFact(db, 'cursor', { seq, mark }) // what lies before it was told
    const reached = { have: Math.max(place.have, seq), want: Math.max(place.want, seq) }
    await db.places.put({ ...place, ...reached, dropped: 1, client: null, clock: 0, gone: { reason, day } })
  })
  if (note && (await noteIsGone(db, note))) eraseShelf(db, note)
}

const noteOf = (doc: string): Key | null => {
  const name = parseDocumentName(doc)
  return name?.is === 'note' && isKey(name.id) ? name.id : null
}

/** What waits of this document waits for nothing any more. */
const setClosed = async (db: Database, doc: string, stays: readonly LogRow[], at: number): Promise<void> => {
  const listed = new Set(
    (
      await db.refused
        .where('[doc+key]')
        .between(...within(doc))
        .toArray()
    ).map(r => r.key),
  )
  const target = (l: LogRow): Key => (isKey(l.target) ? l.target : l.key)
  await db.refused.bulkPut(
    stays.filter(l => !listed.has(l.key)).map(l => ({ doc, key: l.key, target: target(l), reason: 'closed' as const, at })),
  )
  await db.outbox.filter(o => o.doc === doc).delete()
}
