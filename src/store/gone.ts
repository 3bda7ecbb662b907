// Which documents were erased at the head, as far as this device has been told.
import type { Tombstone } from '../domain/erasure.ts'
import { fact } from './facts.ts'
import { strike } from './places.ts'
import type { Database } from './tables.ts'

export const goneDocuments = async (db: Database): Promise<ReadonlyMap<string, Tombstone>> =>
  new Map(
    (await db.places.filter(p => p.gone !== undefined).toArray()).flatMap(({ doc, gone }) =>
      gone ? [[doc, { doc, ...gone }] as const] : [],
    ),
  )

/** Erased documents that the head has listed again, and up to where it has them. */
export const sealedButListed = (db: Database): Promise<readonly (Tombstone & { readonly upTo: number })[]> =>
  db.transaction('r', [db.facts, db.places], async () => {
    const places = await db.places.bulkGet([...((await fact(db, 'sealAgain')) ?? [])])
    return places.flatMap(p => (p?.gone ? [{ doc: p.doc, ...p.gone, upTo: p.want }] : []))
  })
/** The head has heard of it again. */
export const sealHeard = (db: Database, doc: string): Promise<void> => db.transaction('rw', [db.facts], () => strike(db, 'sealAgain', doc))
