// What was counted without being a visit.
import type { Day } from '../domain/day.ts'
import type { DayEnd } from '../domain/day-end.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Tally } from '../domain/tally.ts'
import type { Database } from './tables.ts'

export const talliesOn = (db: Database, centre: CentreCode, day: Day): Promise<Tally[]> =>
  db.tallies.where('[centre+day]').equals([centre, day]).toArray()

/** Those that stand. */
export const endsOn = async (db: Database, centre: CentreCode, day: Day): Promise<DayEnd[]> =>
  (await db.dayEnds.where('[centre+day]').equals([centre, day]).toArray()).filter(e => !e.voided)
/** The days of a centre whose page is closed. */
export const endedDays = async (db: Database, centre: CentreCode): Promise<Day[]> =>
  (await db.dayEnds.where('[centre+day]').between([centre, ''], [centre, '\uffff']).toArray()).filter(e => !e.voided).map(e => e.day)
