// What a text written together is called: by the sheet or the territory that says so, else by what it was begun as.
import type { Database, NoteRow } from './tables.ts'

/** `title`: null where no sheet says one. */
export type TextName = { readonly is: NoteRow['kind']; readonly title: string | null }

/** Of every text this device has to do with; one of which it knows nothing is a sheet without a title. */
export const textNames = async (db: Database): Promise<(note: string) => TextName> => {
  const [notes, sheets, territories] = await Promise.all([db.notes.toArray(), db.practices.toArray(), db.territories.toArray()])
  const titles = new Map(sheets.map(p => [p.note as string, p.title]))
  const kinds = new Map(notes.map(n => [n.id as string, n.kind]))
  const themes = new Set(territories.map(x => x.theme as string | null))
  return note => {
    const title = titles.get(note) ?? null
    if (title !== null) return { is: 'practice', title }
    return { is: themes.has(note) ? 'theme' : (kinds.get(note) ?? 'practice'), title }
  }
}
