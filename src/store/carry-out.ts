// What a copy to be carried by hand holds: what the head does not have, or all of the centre that this device may write. Reads only: nothing
// leaves the outbox. Where the browser has closed the database a second door is tried.
import { mayWrite } from '../domain/access.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import { noteDocument } from '../domain/note-name.ts'
import { grouped } from '../domain/grouped.ts'
import { stillCarried, nameOfCarried } from './carried-names.ts'
import { fact, type Session } from './facts.ts'
import { namesOf, shelfName, unsentNotes, type CarriedNote } from './notes.ts'
import { cut, type Piece } from './outbox.ts'
import { readRows, type RowName } from './read-rows.ts'
import { readShelf } from './read-shelf.ts'
import { isDamaged } from './row-sum.ts'
import { isUnjudged } from './unjudged.ts'
import { openDatabase, within, type CarriedRow, type Database, type LogRow } from './tables.ts'

/** 'unsent': what waits, what was refused, and what others gave this device to carry. 'centre': with it, all of the centre's documents that this device may write. */
export type Scope = 'unsent' | 'centre'
/**
 * `own`: statements to be signed here, in pieces; `others`: pieces that carry a signature already; `notes`: what the head does not have of
 * texts written together. `holds`: the names of what is unsent and is in it (erase-all.ts); what a disk has damaged is not.
 */
export type ToCarry = {
  readonly session: Session | undefined
  readonly own: readonly Piece[]
  readonly others: readonly CarriedRow[]
  readonly notes: readonly CarriedNote[]
  readonly holds: ReadonlySet<string>
}

/** One client's statements to a piece: what the relay says of one place then concerns no other. */
export const byClient = (rows: readonly LogRow[]): Piece[] =>
  [...grouped(rows, l => l.client)].flatMap(([, mine]) => cut([...mine].sort((a, b) => a.clock - b.clock)))

/** What can be read and says what it said: nothing else is put under this device's signature, and nothing else keeps it from being made. */
export const sound = async (db: Database, names: readonly RowName[]): Promise<LogRow[]> =>
  (await readRows(db, names)).rows.filter(l => l !== undefined).filter(l => !isDamaged(l))

/** What is unsent and whole: a row that a disk has changed or that cannot be read stops none of the others. */
const unsentRows = async (db: Database): Promise<LogRow[]> => {
  const [outbox, refused] = await Promise.all([db.outbox.toArray(), db.refused.toArray()])
  const names = new Map([...outbox, ...refused].map(r => [`${r.doc} ${r.key}`, [r.doc, r.key] as RowName]))
  return sound(db, [...names.values()])
}

/** How many entries a copy of what is unsent would hold: statements, and texts of which something is unsent. */
export const unsentCount = async (db: Database): Promise<number> => {
  const [rows, others, notes] = await Promise.all([unsentRows(db), stillCarried(db), unsentNotes(db)])
  return rows.length + others.reduce((n, c) => n + c.n, 0) + notes.length
}

/** How many of those the head has, set apart. */
export const apartOfUnsent = async (db: Database): Promise<number> => {
  const apart = (await db.refused.toArray()).filter(r => r.reason === 'quarantine')
  const docs = new Set(apart.map(r => r.doc))
  const [rows, notes] = await Promise.all([
    sound(
      db,
      apart.map(r => [r.doc, r.key] as RowName),
    ),
    unsentNotes(db),
  ])
  return rows.length + notes.filter(n => docs.has(noteDocument(n.note))).length
}

const read = async (db: Database, scope: Scope): Promise<ToCarry> => {
  const session = await fact(db, 'session')
  const [unsent, others, texts] = await Promise.all([unsentRows(db), stillCarried(db), unsentNotes(db)])
  const documents = new Map<string, readonly LogRow[]>(grouped(unsent, l => l.doc))
  if (scope === 'centre' && session)
    for (const { doc } of await db.places.toArray()) {
      const name = parseDocumentName(doc)
      if (!name || !('centre' in name) || name.centre !== session.centre || !mayWrite(session, doc)) continue
      const names = await db.log
        .where('[doc+key]')
        .between(...within(doc))
        .primaryKeys()
      const rows = await sound(db, names)
      // what was brought here and is not judged yet goes under its own signature
      documents.set(
        doc,
        rows.filter(l => !isUnjudged(l)),
      )
    }
  const own = [...documents].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, rows]) => byClient(rows))
  const notes: CarriedNote[] = []
  const holds = new Set([...unsent.map(l => `${l.doc} ${l.key}`), ...others.map(nameOfCarried)])
  for (const text of texts) {
    const { note } = text
    const updates = text.updates.length > 0 ? text.updates.map(u => u.bytes) : await wholeNote(db, note)
    if (updates.length === 0) continue
    notes.push({ note, updates })
    for (const name of namesOf(text)) holds.add(name)
  }
  return { session, own, others, notes, holds }
}

/** All that lies here of a note. */
const wholeNote = async (db: Database, note: CarriedNote['note']): Promise<Uint8Array[]> => [
  ...(await readShelf(shelfName(db, note))),
  ...(await db.noteUpdates.where('note').equals(note).toArray()).map(u => u.bytes),
]

/** Rejects when neither door opens. */
export const toCarry = async (db: Database, scope: Scope): Promise<ToCarry> => {
  try {
    return await read(db, scope)
  } catch {
    const second = openDatabase(db.name) // the browser closed the first: another may open all the same
    try {
      return await read(second, scope)
    } finally {
      second.close()
    }
  }
}
