// For the curious: each document of this device, how far it is here, and what of it waits, was refused or lies aside.
import { parseDocumentName } from '../domain/document-name.ts'
import { noteDocument } from '../domain/note-name.ts'
import { heldOfText } from './held-of-text.ts'
import type { Database } from './tables.ts'
import { textNames, type TextName } from './text-names.ts'

/** `have`, `want`: the relay's sequence, here and there; of a text written together there is none (`text`). */
export type PlaceSummary = {
  readonly doc: string
  readonly have: number
  readonly want: number
  readonly dropped: boolean
  readonly unsent: number
  readonly refused: number
  readonly aside: number
  /** `got`: when the head had last taken all that was written here, milliseconds; null = never. `held`: paragraphs that stay here until they are reworded. */
  readonly text: { readonly name: TextName; readonly got: number | null; readonly held: number } | null
}

/** What waits first, then what is still to come, then by name. */
export const placeSummaries = async (db: Database): Promise<PlaceSummary[]> => {
  const [places, outbox, refused, aside, notes, nameOf] = await Promise.all([
    db.places.toArray(),
    db.outbox.toArray(),
    db.refused.toArray(),
    db.aside.toArray(),
    db.notes.filter(n => n.shared === 1).toArray(),
    textNames(db),
  ])
  const of = (rows: readonly { readonly doc: string }[], doc: string): number => rows.filter(r => r.doc === doc).length
  const docs = new Map(places.map(p => [p.doc, p]))
  const texts = new Map(notes.map(n => [noteDocument(n.id), n]))
  const textOf = (doc: string): PlaceSummary['text'] => {
    const name = parseDocumentName(doc)
    if (name?.is !== 'note') return null
    const row = texts.get(doc)
    return { name: nameOf(name.id), got: row?.got ?? null, held: row ? heldOfText(row, refused).length : 0 }
  }
  return [...new Set([...docs.keys(), ...texts.keys(), ...outbox.map(o => o.doc), ...refused.map(r => r.doc)])]
    .map((doc): PlaceSummary => {
      const { have = 0, want = 0, dropped = 0 } = docs.get(doc) ?? {}
      return {
        doc,
        have,
        want,
        dropped: dropped === 1,
        unsent: of(outbox, doc),
        refused: of(refused, doc),
        aside: of(aside, doc),
        text: textOf(doc),
      }
    })
    .sort((a, b) => b.unsent - a.unsent || b.want - b.have - (a.want - a.have) || (a.doc < b.doc ? -1 : 1))
}
