// What only the coordinator's table reads: many centres, many days, and when each was last heard.
import type { DayEnd } from '../domain/day-end.ts'
import type { Day } from '../domain/day.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Step } from '../domain/step.ts'
import type { Visit } from '../domain/visit.ts'
import { stepsBeside } from './read-steps.ts'
import { ROW_TABLES, type Database } from './tables.ts'

/**
 * Everything `read` asks for, as it stood at one moment, and with one wait: while a year is being fetched, each reading of its own would
 * wait for the next pages to be written. Inside it, nothing but readings may be waited for.
 */
export const atOneMoment = <T>(db: Database, read: () => Promise<T>): Promise<T> =>
  db.transaction('r', [db.log, db.heard, db.facts, db.places, ...ROW_TABLES.map(t => db[t])], read)

/** `steps`: of these visits; `ends`: the days whose page was closed. Voided ones too. */
export type CentreBook = {
  readonly visits: readonly Visit[]
  readonly groups: readonly GroupVisit[]
  readonly steps: readonly Step[]
  readonly ends: readonly DayEnd[]
}
/** What each centre noted from one day to another, both included, for the coordinator. */
export const booksBetween = async (
  db: Database,
  centres: readonly CentreCode[],
  from: Day,
  to: Day,
): Promise<Map<CentreCode, CentreBook>> =>
  new Map(
    await Promise.all(
      centres.map(async c => {
        const [visits, groups, ends] = await Promise.all([
          db.visits.where('[centre+day]').between([c, from], [c, to], true, true).toArray(),
          db.groups.where('[centre+day]').between([c, from], [c, to], true, true).toArray(),
          db.dayEnds.where('[centre+day]').between([c, from], [c, to], true, true).toArray(),
        ])
        return [c, { visits, groups, ends, steps: await stepsBeside(db, visits) }] as const
      }),
    ),
  )

/** When each centre was last heard by the relay, seconds since 1970. */
export const heardCentres = async (db: Database): Promise<Map<CentreCode, number>> =>
  new Map((await db.heard.toArray()).map(h => [h.centre, h.at]))
