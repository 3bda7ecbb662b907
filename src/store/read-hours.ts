// Everything that is said of one centre's hours, for the page of its hours.
import type { Centre } from '../domain/centre.ts'
import { ofCode } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Hours } from '../domain/opening.ts'
import type { Outage } from '../domain/outage.ts'
import type { Zone } from '../domain/territory.ts'
import { centres, hoursOf } from './read-day.ts'
import { zonesOf } from './read-directory.ts'
import { outagesOf } from './read-outages.ts'
import type { Database } from './tables.ts'

export type HoursBook = {
  /** Undefined while the directory does not know it. */
  readonly centre: Centre | undefined
  readonly all: readonly Centre[]
  readonly hours: Hours
  readonly outages: readonly Outage[]
  readonly zones: readonly Zone[]
}

export const hoursBook = async (db: Database, code: CentreCode): Promise<HoursBook> => {
  const [all, hours, outages, zones] = await Promise.all([centres(db), hoursOf(db, code), outagesOf(db, code), zonesOf(db)])
  return { centre: ofCode(all, code), all, hours, outages, zones }
}

/** Of these days those on which something is noted that stands. */
export const notedOn = async (db: Database, code: CentreCode, days: readonly Day[]): Promise<ReadonlySet<Day>> => {
  const names = days.map(day => [code, day] as [CentreCode, Day])
  const [visits, groups] = await Promise.all([
    db.visits.where('[centre+day]').anyOf(names).toArray(),
    db.groups.where('[centre+day]').anyOf(names).toArray(),
  ])
  return new Set([...visits, ...groups].filter(r => r.voided === null).map(r => r.day))
}
