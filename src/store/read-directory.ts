// What the directory says of the territory and its zones.
import type { Territory, Zone } from '../domain/territory.ts'
import type { Database } from './tables.ts'

/** Undefined while nobody described it. Of two that were described apart it is the one with the lower key, on every device. */
export const territoryOf = (db: Database): Promise<Territory | undefined> => db.territories.toCollection().first()

/** In their order; those that were withdrawn are not among them. */
export const zonesOf = async (db: Database): Promise<Zone[]> =>
  (await db.zones.toArray()).filter(z => !z.withdrawn).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
