// Whether the directory is still on its way.
import { DIRECTORY } from '../domain/document-name.ts'
import { placeOf } from './place.ts'
import type { Database } from './tables.ts'

/** The head has something of the directory that is not here: whoever finds no network on this device knows nothing yet. */
export const awaitsDirectory = async (db: Database): Promise<boolean> => {
  const { have, want } = await placeOf(db, DIRECTORY)
  return want > have
}
