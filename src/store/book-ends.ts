// Since when a centre that notes nothing any more does not: the day on which the directory said so.
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import { fold } from '../domain/fold.ts'
import { parseStatement } from '../domain/statement.ts'
import type { Database } from './tables.ts'

/** Null when nothing is known of it. */
export const bookEnds = async (db: Database, centre: Pick<Centre, 'doc' | 'id'>): Promise<Day | null> => {
  const rows = await db.log.where('[doc+target]').equals([centre.doc, centre.id]).toArray()
  const statements = rows.flatMap(l => {
    const s = parseStatement(l.doc, l.key, l.raw)
    return typeof s === 'string' ? [] : [s]
  })
  return fold(centre.doc, centre.id, statements)?.heads['status']?.[0]?.at.day ?? null
}
