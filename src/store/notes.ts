// What this device knows of texts that people write together: drafts, what has not been taken by the head, what is held back (C25). Nothing goes into
// y-indexeddb or over the line that was not put here first.
import { belongsTo, type Rights } from '../domain/access.ts'
import { noteDocument } from '../domain/note-name.ts'
import { isKey, type Key } from '../domain/ids.ts'
import type { PieceRefusal } from '../wire/frames.ts'
import { TEXTS, type Database, type HeldRow, type NoteRow, type NoteUpdateRow, type RefusedRow } from './tables.ts'

/** The name of y-indexeddb's own database of a note. */
export const shelfName = (db: Database, note: Key): string => `${db.name}-note-${note}`

/** Those of all notes that were ever opened here and not thrown away; some browsers do not list their databases. */
export const shelfNames = async (db: Database): Promise<string[]> =>
  (await db.notes.toCollection().primaryKeys()).map(id => shelfName(db, id))

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

/** A text of others, of which this device knows nothing but the id. */
const begun = (id: Key, now: number): NoteRow => ({
  id,
  kind: 'practice',
  title: '',
  shared: 1,
  held: [],
  started: now,
  touched: now,
  got: null,
})
const closed = (note: Key, at: number): RefusedRow => ({ doc: noteDocument(note), key: note, target: note, reason: 'closed', at })

export type Edit = {
  readonly note: Key
  readonly bytes: Uint8Array | null
  readonly count: number
  readonly held: readonly HeldRow[]
  readonly now: number
}

/** What was just written, with what is held back of it. When the promise resolves the browser has flushed it. Resolves with the number of the update. */
export const keepEdit = (db: Database, { note, bytes, count, held, now }: Edit): Promise<number | null> =>
  db.transaction('rw', [db.notes, db.noteUpdates, db.outbox, db.refused, db.places], async () => {
    const isGone = (await db.places.get(noteDocument(note)))?.gone !== undefined
    const row = (await db.notes.get(note)) ?? (isGone ? begun(note, now) : undefined) // it was erased at the head while somebody wrote in it
    if (!row) throw new Error('a note that nobody began') // the database was erased under us
    await db.notes.put({ ...row, held, touched: now })
    const leaves = bytes !== null || held.some(h => !h.stays)
    if (isGone) await db.refused.put(closed(note, now))
    else if (
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

/** A draft that a record names is none: the page ended between the two. */
export const shareNamed = async (db: Database, now: number): Promise<void> => {
  const drafts = await db.notes.filter(n => n.shared === 0).primaryKeys()
  if (drafts.length === 0) return
  const [practices, territories] = await Promise.all([db.practices.toArray(), db.territories.toArray()])
  const named = new Set([...practices.map(p => p.note), ...territories.map(t => t.theme)])
  for (const id of drafts) if (named.has(id)) await noteIsShared(db, id, now)
}

/** The head has everything up to the update `upTo`; `at`: milliseconds. */
export const noteTaken = (db: Database, note: Key, upTo: number, at: number): Promise<void> =>
  db.transaction('rw', [db.notes, db.noteUpdates, db.outbox, db.refused], async () => {
    await db.noteUpdates
      .where('note')
      .equals(note)
      .filter(u => u.n! <= upTo && u.brought === undefined)
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

/** What was carried here is from now on in what this device sends. */
export const broughtIsIn = (db: Database, rows: readonly NoteUpdateRow[]): Promise<unknown> =>
  db.noteUpdates.bulkUpdate(rows.filter(u => u.brought === 1).map(u => ({ key: u.n!, changes: { brought: undefined } })))

/** These are in y-indexeddb too, and at the head: they need not be kept twice. */
export const forgetUpdates = (db: Database, rows: readonly NoteUpdateRow[]): Promise<void> =>
  db.noteUpdates.bulkDelete(rows.filter(u => u.got === 1).map(u => u.n!))

/** Many small updates as one: `merged` stands for all of `rows`, of which all are at the head or none. */
export const mergeUpdates = (db: Database, rows: readonly NoteUpdateRow[], merged: Uint8Array): Promise<void> =>
  db.transaction('rw', [db.noteUpdates], async () => {
    const there = await db.noteUpdates.bulkGet(rows.map(u => u.n!))
    const last = there.at(-1)
    if (!last || there.some((u, i) => u?.got !== rows[i]!.got || u.brought)) return // they changed meanwhile, or are not in what is sent
    await db.noteUpdates.bulkDelete(rows.map(u => u.n!))
    await db.noteUpdates.put({ ...last, bytes: merged, since: rows[0]!.since, count: rows.reduce((n, u) => n + u.count, 0) })
  })

/** What the head does not have of a text that is shared. `updates`: what was written here; none where the whole of it is offered to a head that lost it. */
export type UnsentNote = { readonly note: Key; readonly updates: readonly NoteUpdateRow[] }
export const unsentNotes = async (db: Database): Promise<UnsentNote[]> => {
  const [notes, updates, outbox] = await Promise.all([db.notes.toArray(), db.noteUpdates.toArray(), db.outbox.toArray()])
  const waiting = new Set(outbox.map(o => o.doc))
  return notes
    .filter(n => n.shared === 1)
    .map(({ id, held }) => ({
      note: id,
      updates: updates.filter(u => u.note === id && u.got === 0),
      whole: waiting.has(noteDocument(id)) && !held.some(h => !h.stays),
    }))
    .filter(n => n.updates.length > 0 || n.whole)
}

/** By change: what is typed after these were named has another name. */
export const namesOf = ({ note, updates }: UnsentNote): string[] =>
  updates.length > 0 ? updates.map(u => `${noteDocument(note)} ${u.n}`) : [`${noteDocument(note)} whole`]

/** What of texts is on this device alone and goes onto no copy: drafts in which something was written, and paragraphs that are held back. By text and its last change. */
export const onlyHere = async (db: Database): Promise<string[]> => {
  const [notes, written] = await Promise.all([db.notes.toArray(), db.noteUpdates.orderBy('note').keys()])
  return notes
    .filter(n => n.held.length > 0 || (n.shared === 0 && (n.title !== '' || written.includes(n.id))))
    .map(n => `${noteDocument(n.id)} ${n.shared === 0 ? 'draft' : 'held'} ${n.touched}`)
}

/** What was written here in shared notes and the head has not taken, as updates of Yjs; for the copy of what is unsent. */
export const unsentOfNotes = async (db: Database): Promise<{ readonly doc: string; readonly bytes: Uint8Array }[]> =>
  (await unsentNotes(db)).flatMap(({ note, updates }) => updates.map(u => ({ doc: noteDocument(note), bytes: u.bytes })))

/** What was written in a note on another device and was carried here by hand: it is kept and sent as if it had been written here. */
export type CarriedNote = { readonly note: Key; readonly updates: readonly Uint8Array[] }

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((x, i) => x === b[i])

/** Once only, however often it is brought. Nothing of a note that was erased at the head. Resolves with how many notes were taken. */
export const takeNotes = (db: Database, notes: readonly CarriedNote[], now: number): Promise<number> =>
  db.transaction('rw', [db.notes, db.noteUpdates, db.outbox, db.refused, db.places], async () => {
    let taken = 0
    for (const { note, updates } of notes) {
      const doc = noteDocument(note)
      if ((await db.places.get(doc))?.gone) continue
      taken++
      const here = await db.noteUpdates.where('note').equals(note).toArray()
      const fresh = updates.filter(bytes => !here.some(u => isSame(u.bytes, bytes)))
      if (fresh.length === 0) continue
      await db.notes.put({ ...((await db.notes.get(note)) ?? begun(note, now)), shared: 1 })
      await db.noteUpdates.bulkAdd(fresh.map(bytes => ({ note, bytes, since: now, count: 1, got: 0 as const, brought: 1 as const })))
      if (!(await db.refused.get([doc, note])) && !(await db.outbox.get([doc, 0, 0]))) await db.outbox.put(waits(note, now))
    }
    return taken
  })

/** What a head that erased the note leaves of it here: what was written here and never received, listed as refused. Within a transaction of these tables. */
export const closeNote = async (db: Database, note: Key, at: number): Promise<void> => {
  const row = await db.notes.get(note)
  if (!row || row.shared === 0) return
  await db.outbox.delete([noteDocument(note), 0, 0])
  await db.noteUpdates
    .where('note')
    .equals(note)
    .filter(u => u.got === 1)
    .delete()
  if (row.held.length > 0 || (await db.noteUpdates.where('note').equals(note).count()) > 0)
    return void (await db.refused.put(closed(note, at)))
  await db.refused.delete([noteDocument(note), note])
  await db.notes.delete(note)
}

/** What y-indexeddb keeps of it: with what others wrote. It goes once nothing has it open. */
export const eraseShelf = (db: Database, note: Key): void => void indexedDB.deleteDatabase(shelfName(db, note))

/** Whether nothing of it belongs here any more: it was erased at the head, or thrown away here. */
export const noteIsGone = async (db: Database, note: Key): Promise<boolean> =>
  (await db.places.get(noteDocument(note)))?.gone !== undefined || !(await db.notes.get(note))

/** Notes of which something waits for the line. */
export const notesWaiting = async (db: Database): Promise<Key[]> =>
  (await db.outbox.where('[doc+client+clock]').between([TEXTS[0]], [TEXTS[1]]).toArray()).map(o => o.key)

/** The head has another history (a restored backup): what it may lack of each note is offered to it once more. Also within a transaction of these tables. */
export const offerNotesAgain = (db: Database, now: number): Promise<void> =>
  db.transaction('rw', [db.notes, db.outbox, db.refused], async () => {
    for (const { id, shared } of await db.notes.toArray())
      if (shared === 1 && !(await db.refused.get([noteDocument(id), id])) && !(await db.outbox.get([noteDocument(id), 0, 0])))
        await db.outbox.put(waits(id, now))
  })

export const NOTE_TABLES = ['notes', 'noteUpdates', 'outbox', 'refused'] as const
/** Within a transaction of `NOTE_TABLES`. */
export const forgetNote = async (db: Database, id: Key): Promise<void> => {
  await db.notes.delete(id)
  await db.noteUpdates.where('note').equals(id).delete()
}

/** What is half written goes with the right to it, as what is half typed does: drafts, and paragraphs that are held. What the head is still to get stays. */
const eraseUnread = (db: Database, id: Key): Promise<boolean> =>
  db.transaction('rw', NOTE_TABLES, async () => {
    const doc = noteDocument(id)
    const row = await db.notes.get(id)
    if (!row) return false
    if (row.shared === 1) {
      if ((await unsentNotes(db)).some(n => n.note === id) || (await db.refused.get([doc, id]))) return false
      await db.outbox.delete([doc, 0, 0]) // for a paragraph that was being written
    }
    await forgetNote(db, id)
    return true
  })

/** What these rights do not read goes, once the head has all of it; and what is left of texts that were erased there. Returns how many went. */
export const eraseNotes = async (db: Database, rights: Rights): Promise<number> => {
  const [places, notes] = await db.transaction('r', [db.places, db.notes], () =>
    Promise.all([
      db.places
        .where('doc')
        .between(...TEXTS)
        .toArray(),
      db.notes.toArray(),
    ]),
  )
  for (const { doc, gone } of places) {
    const id = doc.slice('note/'.length)
    if (gone && isKey(id)) eraseShelf(db, id)
  }
  let gone = 0
  for (const { id } of notes)
    if (!belongsTo(rights, noteDocument(id)) && (await eraseUnread(db, id))) {
      eraseShelf(db, id)
      gone++
    }
  return gone
}
