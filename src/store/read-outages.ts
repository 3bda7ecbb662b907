// What a centre said of days on which something went wrong.
import type { CentreCode } from '../domain/ids.ts'
import type { Outage } from '../domain/outage.ts'
import type { Database } from './tables.ts'

/** Withdrawn ones too. */
export const outagesOf = (db: Database, centre: CentreCode): Promise<Outage[]> => db.outages.where('centre').equals(centre).toArray()
