// Since when a centre's book is kept here: from its first entry, or, while there is none, from the day the directory announced it.
import { slotOrder, type Day, type Slot } from '../domain/day.ts'
import { isDoubtful } from '../domain/clock-state.ts'
import type { Centre } from '../domain/centre.ts'
import { parseStatement } from '../domain/statement.ts'
import type { Database } from './tables.ts'

export type Begin = { readonly day: Day; readonly slot: Slot }

/** `sealed`: the first entry of months that are gone. Null when nothing is known here. Before that nobody can have forgotten to note anything. */
export const bookBegins = async (
  db: Database,
  centre: Pick<Centre, 'code' | 'doc' | 'id'>,
  sealed: Begin | null = null,
): Promise<Begin | null> => {
  const all: [[string, string], [string, string]] = [
    [centre.code, ''],
    [centre.code, '\uffff'],
  ]
  const firsts = await Promise.all([
    db.visits
      .where('[centre+day]')
      .between(...all)
      .filter(v => !isDoubtful(v.clock) && !v.estimated) // a clock that fell back to 1970 began nothing, nor does what was taken in from old sheets
      .first(),
    db.groups
      .where('[centre+day]')
      .between(...all)
      .filter(g => !isDoubtful(g.clock))
      .first(),
  ])
  const day = firsts
    .flatMap(r => (r ? [r.day] : []))
    .sort()
    .at(0)
  if (sealed && (day === undefined || sealed.day <= day)) return sealed
  if (day === undefined) return announced(db, centre)
  const [visits, groups] = await Promise.all([
    db.visits.where('[centre+day]').equals([centre.code, day]).toArray(),
    db.groups.where('[centre+day]').equals([centre.code, day]).toArray(),
  ])
  const [slot] = [...visits, ...groups].map(r => r.slot).sort((a, b) => slotOrder(a) - slotOrder(b))
  return slot === undefined ? null : { day, slot }
}

const announced = async (db: Database, centre: Pick<Centre, 'doc' | 'id'>): Promise<Begin | null> => {
  const row = await db.log.get([centre.doc, centre.id])
  const create = row ? parseStatement(row.doc, row.key, row.raw) : null
  return create === null || typeof create === 'string' ? null : { day: create.at.day, slot: create.at.slot }
}
