// What was noted while a device's clock was wrong: its day is to be confirmed, and lies where nobody would look for it (V7).
import type { ClockState } from '../domain/clock-state.ts'
import type { GroupVisit } from '../domain/group-visit.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import type { Database } from './tables.ts'

const DOUBTFUL: readonly ClockState[] = ['behind', 'ahead', 'unset']

/** Of one centre, of whatever day; only those that stand. */
export const doubtfulOf = async (db: Database, centre: CentreCode): Promise<(Visit | GroupVisit)[]> => {
  const names = DOUBTFUL.map(clock => [centre, clock])
  const [visits, groups] = await Promise.all([
    db.visits.where('[centre+clock]').anyOf(names).toArray(),
    db.groups.where('[centre+clock]').anyOf(names).toArray(),
  ])
  return [...visits, ...groups].filter(r => r.voided === null)
}
