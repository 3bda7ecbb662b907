// What only later screens read about a day.
import type { Day } from '../domain/day.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
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
