// The days of a centre whose page was closed (domain/day-end.ts).
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Database } from './tables.ts'

export const endedDays = async (db: Database, centre: CentreCode): Promise<Day[]> =>
  (await db.dayEnds.where('[centre+day]').between([centre, ''], [centre, '\uffff']).toArray()).filter(e => !e.voided).map(e => e.day)
