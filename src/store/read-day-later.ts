// What only later screens read about a day.
import type { Day } from '../domain/day.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import { recordName, type DayBook } from './read-day.ts'
import type { Database } from './tables.ts'

export type Noted = { readonly is: 'visit'; readonly entry: Visit } | { readonly is: 'group'; readonly entry: GroupVisit }

/** One entry of the book; null when it is not there. */
export const noted = async (db: Database, doc: string, id: Key): Promise<Noted | null> => {
  const [visit, group] = await Promise.all([db.visits.get([doc, id]), db.groups.get([doc, id])])
  return visit ? { is: 'visit', entry: visit } : group ? { is: 'group', entry: group } : null
}

/** Of one centre from one day to another, both included; those taken back too. */
export const visitsBetween = (db: Database, centre: CentreCode, from: Day, to: Day): Promise<Visit[]> =>
  db.visits.where('[centre+day]').between([centre, from], [centre, to], true, true).toArray()

/** Of the entries of one day those that were noted on `today`, whatever day they tell of: their names (`recordName`). */
export const notedToday = async (
  db: Database,
  { visits, groups }: Pick<DayBook, 'visits' | 'groups'>,
  today: Day,
): Promise<ReadonlySet<string>> => {
  const all = [...visits, ...groups]
  const said = await db.log.bulkGet(all.map(r => [r.doc, r.id] as [string, string]))
  return new Set(all.filter((_, i) => (said[i]!.raw[6] as [Day])[0] === today).map(recordName)) // a row was made of it, and it says when it was stated
}
