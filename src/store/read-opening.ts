// When each centre is open on a day: what the public and the whole network may know.
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import { openOn, type Hours, type Interval } from '../domain/opening.ts'
import { centres, hoursFrom, network } from './read-day.ts'
import type { Database } from './tables.ts'

export type OpenCentre = { readonly centre: Centre; readonly hours: Hours; readonly open: readonly Interval[] }

export const openingsOn = async (db: Database, day: Day): Promise<OpenCentre[]> => {
  const [all, periods, exceptions, net] = await Promise.all([centres(db), db.periods.toArray(), db.exceptions.toArray(), network(db)])
  return all.map(centre => {
    const own = <T extends { readonly centre: string }>(rows: readonly T[]): T[] => rows.filter(r => r.centre === centre.code)
    const hours = hoursFrom(centre.week, own(periods), own(exceptions), net)
    return { centre, hours, open: openOn(hours, day) }
  })
}
