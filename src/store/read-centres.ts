// What only the coordinator's table reads: many centres, many days, and when each was last heard.
import type { Day } from '../domain/day.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import { ROW_TABLES, type Database } from './tables.ts'

/**
 * Everything `read` asks for, as it stood at one moment, and with one wait: while a year is being fetched, each reading of its own would
 * wait for the next pages to be written. Inside it, nothing but readings may be waited for.
 */
export const atOneMoment = <T>(db: Database, read: () => Promise<T>): Promise<T> =>
  db.transaction('r', [db.log, db.heard, db.facts, db.places, ...ROW_TABLES.map(t => db[t])], read)

/** Visits and groups of every centre from one day to another, both included, for the coordinator. Voided ones too. */
export const booksBetween = async (
  db: Database,
  centres: readonly CentreCode[],
  from: Day,
  to: Day,
): Promise<Map<CentreCode, { visits: Visit[]; groups: GroupVisit[] }>> =>
  new Map(
    await Promise.all(
      centres.map(async c => {
        const [visits, groups] = await Promise.all([
          db.visits.where('[centre+day]').between([c, from], [c, to], true, true).toArray(),
          db.groups.where('[centre+day]').between([c, from], [c, to], true, true).toArray(),
        ])
        return [c, { visits, groups }] as const
      }),
    ),
  )

/** When each centre was last heard by the relay, seconds since 1970. */
export const heardCentres = async (db: Database): Promise<Map<CentreCode, number>> =>
  new Map((await db.heard.toArray()).map(h => [h.centre, h.at]))
