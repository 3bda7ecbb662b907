// What of texts written together stays here until it is reworded (C25): which text, and how many paragraphs.
import { noteDocument } from '../domain/note-name.ts'
import type { Key } from '../domain/ids.ts'
import type { Database, NoteRow, RefusedRow } from './tables.ts'

/** `title`: null where no sheet says one. */
export type HeldText = { readonly note: Key; readonly is: NoteRow['kind']; readonly title: string | null; readonly n: number }

/** Of a text that is shared; not of one that was erased at the head, where nothing leaves any more. `refused`: all of them. */
export const heldIn = ({ id, held, shared }: NoteRow, refused: readonly RefusedRow[]): number =>
  shared === 1 && !refused.some(r => r.reason === 'closed' && r.doc === noteDocument(id)) ? held.filter(h => h.stays).length : 0

export const heldParagraphs = async (db: Database): Promise<HeldText[]> => {
  const [notes, sheets, refused] = await Promise.all([db.notes.toArray(), db.practices.toArray(), db.refused.toArray()])
  return notes
    .map((note): HeldText => {
      const title = sheets.find(p => p.note === note.id)?.title ?? null
      return { note: note.id, is: title === null ? note.kind : 'practice', title, n: heldIn(note, refused) }
    })
    .filter(h => h.n > 0)
}
