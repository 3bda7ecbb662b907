// What of texts written together stays here until it is reworded (C25): which text, and how many paragraphs.
import { noteDocument } from '../domain/note-name.ts'
import type { Key } from '../domain/ids.ts'
import type { Database, NoteRow } from './tables.ts'

/** `title`: null where no sheet says one. */
export type HeldText = { readonly note: Key; readonly is: NoteRow['kind']; readonly title: string | null; readonly n: number }

/** Of texts that are shared; not of one that was erased at the head, where nothing leaves any more. */
export const heldParagraphs = async (db: Database): Promise<HeldText[]> => {
  const [notes, sheets, refused] = await Promise.all([db.notes.toArray(), db.practices.toArray(), db.refused.toArray()])
  const gone = new Set(refused.filter(r => r.reason === 'closed').map(r => r.doc))
  return notes
    .filter(({ id, shared }) => shared === 1 && !gone.has(noteDocument(id)))
    .map(({ id, kind, held }): HeldText => {
      const title = sheets.find(p => p.note === id)?.title ?? null
      return { note: id, is: title === null ? kind : 'practice', title, n: held.filter(h => h.stays).length }
    })
    .filter(h => h.n > 0)
}
