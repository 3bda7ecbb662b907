// Where this device stands in one document; zeros in one it has never seen.
import type { Database, PlaceRow } from './tables.ts'

const UNPLACED = { have: 0, want: 0, dropped: 0, client: null, clock: 0 } as const
export const placeOf = async (db: Database, doc: string): Promise<PlaceRow> => (await db.places.get(doc)) ?? { doc, ...UNPLACED }
