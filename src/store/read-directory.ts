// What the directory says of the territory and its zones.
import type { Territory, Zone } from '../domain/territory.ts'
import type { Database } from './tables.ts'

/** One, none while nobody described it, several when it was described apart: then a person says which one holds. The lower key first, on every device. */
export const territoriesOf = async (db: Database): Promise<Territory[]> =>
  (await db.territories.toArray()).filter(t => !t.withdrawn).sort((a, b) => (a.id < b.id ? -1 : 1))

/** In their order, those that were withdrawn among them. */
export const zonesOf = async (db: Database): Promise<Zone[]> =>
  (await db.zones.toArray()).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
