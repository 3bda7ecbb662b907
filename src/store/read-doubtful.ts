// What was noted while a device's clock was wrong: its day is to be confirmed, and lies where nobody would look for it (V7).
import type { Table } from 'dexie'
import { DOUBTFUL } from '../domain/clock-state.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Tally } from '../domain/tally.ts'
import type { Visit } from '../domain/visit.ts'
import type { Database } from './tables.ts'

/** Of one centre, of whatever day; only those that stand. */
export const doubtfulOf = async (db: Database, centre: CentreCode): Promise<(Visit | GroupVisit | Tally)[]> => {
  // each by itself: whoever follows this is not called by what stands between them, the visits of a good clock
  const found = await Promise.all(
    DOUBTFUL.flatMap(clock =>
      [db.visits, db.groups, db.tallies].map(table =>
        (table as Table<Visit | GroupVisit | Tally>).where('[centre+clock]').equals([centre, clock]).toArray(),
      ),
    ),
  )
  return found.flat().filter(r => r.voided === null)
}

/** Was anything ever handed over (C05)? Most outlets have one counsellor, and never do. */
export const everHanded = async (db: Database): Promise<boolean> => (await db.visits.where('handOver').above('').count()) > 0
