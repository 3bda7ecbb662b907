// What of texts written together stays here until it is reworded (C25): which text, and how many paragraphs.
import type { Key } from '../domain/ids.ts'
import { heldOfText } from './held-of-text.ts'
import type { Database } from './tables.ts'
import { textNames, type TextName } from './text-names.ts'

export type HeldText = TextName & { readonly note: Key; readonly n: number }

export const heldParagraphs = async (db: Database): Promise<HeldText[]> => {
  const [notes, refused, nameOf] = await Promise.all([db.notes.toArray(), db.refused.toArray(), textNames(db)])
  return notes.map((note): HeldText => ({ note: note.id, ...nameOf(note.id), n: heldOfText(note, refused).length })).filter(h => h.n > 0)
}
