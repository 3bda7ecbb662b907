// A draft of a text that is given up.
import { noteDocument } from '../domain/note-name.ts'
import type { Key } from '../domain/ids.ts'
import { eraseShelf, forgetNote, NOTE_TABLES } from './notes.ts'
import type { Database } from './tables.ts'

/** Under the note's lock only. Not what is shared, nor while something of it waits for the head. Returns whether it went. */
export const eraseDraft = async (db: Database, id: Key): Promise<boolean> => {
  const gone = await db.transaction('rw', NOTE_TABLES, async () => {
    const doc = noteDocument(id)
    if ((await db.notes.get(id))?.shared === 1 || (await db.outbox.get([doc, 0, 0])) || (await db.refused.get([doc, id]))) return false
    await forgetNote(db, id)
    return true
  })
  if (gone) eraseShelf(db, id)
  return gone
}
