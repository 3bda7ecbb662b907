// What of texts written together stays here until it is reworded (C25): which text, and how many paragraphs.
import type { Key } from '../domain/ids.ts'
import { heldOfText } from './held-of-text.ts'
import type { Database, NoteRow } from './tables.ts'

/** `title`: null where no sheet says one. */
export type HeldText = { readonly note: Key; readonly is: NoteRow['kind']; readonly title: string | null; readonly n: number }

export const heldParagraphs = async (db: Database): Promise<HeldText[]> => {
  const [notes, sheets, refused] = await Promise.all([db.notes.toArray(), db.practices.toArray(), db.refused.toArray()])
  return notes
    .map((note): HeldText => {
      const title = sheets.find(p => p.note === note.id)?.title ?? null
      return { note: note.id, is: title === null ? note.kind : 'practice', title, n: heldOfText(note, refused).length }
    })
    .filter(h => h.n > 0)
}
