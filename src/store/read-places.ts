// For the curious: each document of this device, how far it is here, and what of it waits, was refused or lies aside.
import type { Database } from './tables.ts'

/** `have`, `want`: the relay's sequence, here and there. */
export type PlaceSummary = {
  readonly doc: string
  readonly have: number
  readonly want: number
  readonly dropped: boolean
  readonly unsent: number
  readonly refused: number
  readonly aside: number
}

/** What waits first, then what is still to come, then by name. */
export const placeSummaries = async (db: Database): Promise<PlaceSummary[]> => {
  const [places, outbox, refused, aside] = await Promise.all([
    db.places.toArray(),
    db.outbox.toArray(),
    db.refused.toArray(),
    db.aside.toArray(),
  ])
  const of = (rows: readonly { readonly doc: string }[], doc: string): number => rows.filter(r => r.doc === doc).length
  const docs = new Map(places.map(p => [p.doc, p]))
  return [...new Set([...docs.keys(), ...outbox.map(o => o.doc), ...refused.map(r => r.doc)])]
    .map((doc): PlaceSummary => {
      const { have = 0, want = 0, dropped = 0 } = docs.get(doc) ?? {}
      return { doc, have, want, dropped: dropped === 1, unsent: of(outbox, doc), refused: of(refused, doc), aside: of(aside, doc) }
    })
    .sort((a, b) => b.unsent - a.unsent || b.want - b.have - (a.want - a.have) || (a.doc < b.doc ? -1 : 1))
}
