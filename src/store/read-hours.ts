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
  /** Days on which something is noted, of those that were asked about. */
  readonly noted: ReadonlySet<Day>
}

/** `from`, `to`: in which days it is looked whether something is noted. */
export const hoursBook = async (db: Database, code: CentreCode, from: Day, to: Day): Promise<HoursBook> => {
  const [all, hours, outages, zones, visits, groups] = await Promise.all([
    centres(db),
    hoursOf(db, code),
    outagesOf(db, code),
    zonesOf(db),
    db.visits.where('[centre+day]').between([code, from], [code, to], true, true).toArray(),
    db.groups.where('[centre+day]').between([code, from], [code, to], true, true).toArray(),
  ])
  const noted = new Set([...visits, ...groups].filter(r => r.voided === null).map(r => r.day))
  return { centre: ofCode(all, code), all, hours, outages, zones, noted }
}
