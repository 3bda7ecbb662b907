// Which documents were erased at the head, as far as this device has been told.
import type { Tombstone } from '../domain/erasure.ts'
import type { Database } from './tables.ts'

export const goneDocuments = async (db: Database): Promise<ReadonlyMap<string, Tombstone>> =>
  new Map(
    (await db.places.filter(p => p.gone !== undefined).toArray()).flatMap(({ doc, gone }) =>
      gone ? [[doc, { doc, ...gone }] as const] : [],
    ),
  )
