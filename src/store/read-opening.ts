// When each centre is open on a day: what the public and the whole network may know.
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import { openOn, type Interval } from '../domain/opening.ts'
import { centres } from './read-day.ts'
import type { Database } from './tables.ts'

export type OpenCentre = { readonly centre: Centre; readonly open: readonly Interval[] }

export const openingsOn = async (db: Database, day: Day): Promise<OpenCentre[]> => {
  const [all, periods, exceptions] = await Promise.all([centres(db), db.periods.toArray(), db.exceptions.toArray()])
  return all.map(centre => {
    const own = <T extends { readonly centre: string }>(rows: readonly T[]): T[] => rows.filter(r => r.centre === centre.code)
    return { centre, open: openOn({ announced: centre.week, periods: own(periods), exceptions: own(exceptions) }, day) }
  })
}
