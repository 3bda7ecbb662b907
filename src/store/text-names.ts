// What a text written together is called: by the sheet or the territory that says so, else by what it was begun as.
import type { Database, NoteRow } from './tables.ts'

/** `title`: null where no sheet says one. */
export type TextName = { readonly is: NoteRow['kind']; readonly title: string | null }

/** Of every text this device has to do with; one of which it knows nothing is a sheet without a title. */
export const textNames = async (db: Database): Promise<(note: string) => TextName> => {
  const [notes, sheets, territories] = await Promise.all([db.notes.toArray(), db.practices.toArray(), db.territories.toArray()])
  return note => {
    const title = sheets.find(p => p.note === note)?.title ?? null
    if (title !== null) return { is: 'practice', title }
    return { is: territories.some(x => x.theme === note) ? 'theme' : (notes.find(n => n.id === note)?.kind ?? 'practice'), title }
  }
}
