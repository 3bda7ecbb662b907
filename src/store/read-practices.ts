// What the screens of practice sheets read: the sheets, and what of them only this device has.
import type { Key } from '../domain/ids.ts'
import type { Practice } from '../domain/practice.ts'
import { readable } from './readable.ts'
import type { Database, NoteRow } from './tables.ts'

export type Practices = {
  readonly sheets: readonly Practice[]
  /** Those that were begun here and that nobody else knows of. */
  readonly drafts: readonly NoteRow[]
  /** Notes of which something waits for the line. */
  readonly unsent: ReadonlySet<Key>
  /** Notes of which something stays here until it is reworded. */
  readonly stopped: ReadonlySet<Key>
}

export const practices = async (db: Database): Promise<Practices> => {
  const [rows, notes, waiting, may] = await Promise.all([db.practices.toArray(), db.notes.toArray(), db.outbox.toArray(), readable(db)])
  const said = new Set(rows.map(p => p.note))
  return {
    sheets: rows.filter(may),
    drafts: notes.filter(n => n.kind === 'practice' && n.shared === 0 && !said.has(n.id)),
    unsent: new Set(waiting.filter(o => o.doc.startsWith('note/')).map(o => o.key)),
    stopped: new Set(notes.filter(n => n.held.length > 0).map(n => n.id)),
  }
}

/** A theme that was begun here and is not shared. */
export const themeDraft = async (db: Database): Promise<NoteRow | undefined> =>
  (await db.notes.toArray()).find(n => n.kind === 'theme' && n.shared === 0)

/** Whether the head has the record that says that there is this sheet: before, nobody else knows of it. */
export const isAtHead = async (db: Database, { doc, id }: Pick<Practice, 'doc' | 'id'>): Promise<boolean> => {
  const said = await db.log.get([doc, id]) // its create has its own key
  return said === undefined || said.got !== null
}
