// What this device knows of texts that people write together: drafts, what has not been taken by the head, what is held back (C25). Nothing goes into
// y-indexeddb or over the line that was not put here first.
import { belongsTo, type Rights } from '../domain/access.ts'
import { noteDocument } from '../domain/note-name.ts'
import type { Key } from '../domain/ids.ts'
import type { PieceRefusal } from '../wire/frames.ts'
import type { Database, HeldRow, NoteRow, NoteUpdateRow } from './tables.ts'

/** The name of y-indexeddb's own database of a note. */
export const shelfName = (db: Database, note: Key): string => `${db.name}-note-${note}`

export const noteRow = (db: Database, id: Key): Promise<NoteRow | undefined> => db.notes.get(id)
export const noteUpdates = (db: Database, id: Key): Promise<NoteUpdateRow[]> => db.noteUpdates.where('note').equals(id).sortBy('n')

/** A draft, or a text of others that is opened here for the first time. Once only. */
export const beginNote = (db: Database, row: NoteRow): Promise<void> =>
  db.transaction('rw', [db.notes], async () => {
    if (!(await db.notes.get(row.id))) await db.notes.add(row)
  })

/** One row of the outbox stands for a note of which something is unsent: it counts as one thing that waits, and no piece is made of it. */
const waits = (note: Key, since: number) => ({ doc: noteDocument(note), client: 0, clock: 0, key: note, target: note, since })
const waitsNoMore = async (db: Database, note: Key): Promise<void> => {
  await db.outbox.delete([noteDocument(note), 0, 0])
  await db.refused.delete([noteDocument(note), note])
}

export type Edit = {
  readonly note: Key
  readonly bytes: Uint8Array | null
  readonly count: number
  readonly held: readonly HeldRow[]
  readonly now: number
}

/** What was just written, with what is held back of it. When the promise resolves the browser has flushed it. Resolves with the number of the update. */
export const keepEdit = (db: Database, { note, bytes, count, held, now }: Edit): Promise<number | null> =>
  db.transaction('rw', [db.notes, db.noteUpdates, db.outbox, db.refused], async () => {
    const row = await db.notes.get(note)
    if (!row) throw new Error('a note that nobody began') // the database was erased under us
    await db.notes.put({ ...row, held, touched: now })
    const leaves = bytes !== null || held.some(h => !h.stays)
    if (
      leaves &&
      row.shared === 1 &&
      !(await db.outbox.get([noteDocument(note), 0, 0])) &&
      !(await db.refused.get([noteDocument(note), note]))
    )
      await db.outbox.put(waits(note, now))
    return bytes === null ? null : db.noteUpdates.add({ note, bytes, since: now, count, got: 0 })
  })

export const titleNote = (db: Database, id: Key, title: string, now: number): Promise<number> =>
  db.notes.update(id, { title, touched: now })

/** From now on what is written in it may leave. Once it is said of a record, it stays so. */
export const noteIsShared = (db: Database, id: Key, now: number): Promise<void> =>
  db.transaction('rw', [db.notes, db.noteUpdates, db.outbox], async () => {
    const row = await db.notes.get(id)
    if (!row || row.shared === 1) return
    await db.notes.put({ ...row, shared: 1 })
    if (row.held.some(h => !h.stays) || (await db.noteUpdates.where('note').equals(id).count()) > 0) await db.outbox.put(waits(id, now))
  })

/** The head has everything up to the update `upTo`; `at`: milliseconds. */
export const noteTaken = (db: Database, note: Key, upTo: number, at: number): Promise<void> =>
  db.transaction('rw', [db.notes, db.noteUpdates, db.outbox, db.refused], async () => {
    await db.noteUpdates
      .where('note')
      .equals(note)
      .filter(u => u.n! <= upTo)
      .modify({ got: 1 })
    const left = await db.noteUpdates
      .where('note')
      .equals(note)
      .filter(u => u.got === 0)
      .sortBy('n')
    if (left[0]) return void (await db.outbox.put(waits(note, left[0].since)))
    if ((await db.notes.get(note))?.held.some(h => !h.stays)) return // a paragraph is being written
    await waitsNoMore(db, note)
    await db.notes.update(note, { got: at })
  })

/** The head does not take it: told with the records it refused. It stays here. */
export const noteRefused = (db: Database, note: Key, reason: PieceRefusal, at: number): Promise<void> =>
  db.transaction('rw', [db.outbox, db.refused], async () => {
    await db.outbox.delete([noteDocument(note), 0, 0])
    await db.refused.put({ doc: noteDocument(note), key: note, target: note, reason, at })
  })

/** These are in y-indexeddb too, and at the head: they need not be kept twice. */
export const forgetUpdates = (db: Database, rows: readonly NoteUpdateRow[]): Promise<void> =>
  db.noteUpdates.bulkDelete(rows.filter(u => u.got === 1).map(u => u.n!))

/** Many small updates as one: `merged` stands for all of `rows`, of which all are at the head or none. */
export const mergeUpdates = (db: Database, rows: readonly NoteUpdateRow[], merged: Uint8Array): Promise<void> =>
  db.transaction('rw', [db.noteUpdates], async () => {
    const last = rows.at(-1)
    if (!last) return
    const there = await db.noteUpdates.bulkGet(rows.map(u => u.n!))
    if (there.some((u, i) => u?.got !== rows[i]!.got)) return // they changed meanwhile
    await db.noteUpdates.bulkDelete(rows.map(u => u.n!))
    await db.noteUpdates.put({ ...last, bytes: merged, since: rows[0]!.since, count: rows.reduce((n, u) => n + u.count, 0) })
  })

/** What was written here in shared notes and the head has not taken, as updates of Yjs; for the copy of what is unsent. */
export const unsentOfNotes = async (db: Database): Promise<{ readonly doc: string; readonly bytes: Uint8Array }[]> => {
  const shared = new Set((await db.notes.toArray()).filter(n => n.shared === 1).map(n => n.id))
  return (await db.noteUpdates.toArray())
    .filter(u => u.got === 0 && shared.has(u.note))
    .map(u => ({ doc: noteDocument(u.note), bytes: u.bytes }))
}

/** Notes of which something waits for the line. */
export const notesWaiting = async (db: Database): Promise<Key[]> =>
  (await db.outbox.where('[doc+client+clock]').between(['note/', -1, -1], ['note0', -1, -1]).toArray()).map(o => o.key)

/** The head has another history (a restored backup): what it may lack of each note is offered to it once more. */
export const offerNotesAgain = (db: Database, now: number): Promise<void> =>
  db.transaction('rw', [db.notes, db.outbox, db.refused], async () => {
    for (const { id, shared } of await db.notes.toArray())
      if (shared === 1 && !(await db.refused.get([noteDocument(id), id])) && !(await db.outbox.get([noteDocument(id), 0, 0])))
        await db.outbox.put(waits(id, now))
  })

/** A draft that is given up, or a note whose right is gone. Not while something of it waits for the head. Returns whether it went. */
export const eraseNote = async (db: Database, id: Key): Promise<boolean> => {
  const gone = await db.transaction('rw', [db.notes, db.noteUpdates, db.outbox, db.refused], async () => {
    if (await db.outbox.get([noteDocument(id), 0, 0])) return false
    if (await db.refused.get([noteDocument(id), id])) return false
    await db.notes.delete(id)
    await db.noteUpdates.where('note').equals(id).delete()
    return true
  })
  if (gone) indexedDB.deleteDatabase(shelfName(db, id))
  return gone
}

/** What these rights do not read goes, once the head has all of it. Returns how many went. */
export const eraseNotes = async (db: Database, rights: Rights): Promise<number> => {
  let gone = 0
  for (const { id, shared, held } of await db.notes.toArray())
    if (shared === 1 && held.length === 0 && !belongsTo(rights, noteDocument(id)) && (await eraseNote(db, id))) gone++
  return gone
}
