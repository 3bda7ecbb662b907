// Where this device stands in one document; zeros in one it has never seen.
import { DIRECTORY } from '../domain/document-name.ts'
import type { Database, PlaceRow } from './tables.ts'

const UNPLACED = { have: 0, want: 0, dropped: 0, client: null, clock: 0 } as const
export const placeOf = async (db: Database, doc: string): Promise<PlaceRow> => (await db.places.get(doc)) ?? { doc, ...UNPLACED }

/** The head has something of the directory that is not here: whoever finds no network on this device knows nothing yet. */
export const awaitsDirectory = async (db: Database): Promise<boolean> => {
  const { have, want } = await placeOf(db, DIRECTORY)
  return want > have
}
