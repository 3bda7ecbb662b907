// How often a document was shown at a centre, by what its visits tell (S174).
import { monthOf, type Day } from '../domain/day.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { toldFrom } from '../domain/told.ts'
import { fact } from './facts.ts'
import type { Database } from './tables.ts'

/**
 * From the first of January of that day's year until that day, by visits that stand: none of them is sealed yet (`STORAGE_MONTHS`). Null while months of it
 * are on their way to this device: a part would be taken for all.
 */
export const timesShown = async (db: Database, centre: CentreCode, work: Key, today: Day): Promise<number | null> => {
  const first = `${today.slice(0, 4)}-01-01` as Day // every year has one
  const arriving = await fact(db, 'arriving')
  if (arriving && arriving.since > monthOf(first)) return null
  return db.visits
    .where('[centre+day]')
    .between([centre, first], [centre, today], true, true)
    .filter(v => v.voided === null && toldFrom(v.besides).works.includes(work))
    .count()
}
