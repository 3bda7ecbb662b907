// On which days a centre was one that logs visits, from everything the directory ever said of it.
import type { Centre } from '../domain/centre.ts'
import { loggingDays, type LoggingFrom } from '../domain/logging-days.ts'
import { parseStatement } from '../domain/statement.ts'
import type { Database } from './tables.ts'

export const readLoggingDays = async (db: Database, centre: Pick<Centre, 'doc' | 'id'>): Promise<LoggingFrom[]> => {
  const rows = await db.log.where('[doc+target]').equals([centre.doc, centre.id]).toArray()
  const statements = rows.flatMap(l => {
    const s = parseStatement(l.doc, l.key, l.raw)
    return typeof s === 'string' ? [] : [s]
  })
  return loggingDays(statements, centre.doc, centre.id)
}
