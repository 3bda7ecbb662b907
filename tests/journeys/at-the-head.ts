// What the relay holds of a market day at Castelroc, read as any reader would.
import { fold } from '../../src/domain/fold.ts'
import { groupFrom, type GroupVisit } from '../../src/domain/group-visit.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { parseStatement, type Statement } from '../../src/domain/statement.ts'
import { visitFrom, type Visit } from '../../src/domain/visit.ts'
import { readAppend } from '../../src/wire/append.ts'
import type { Served } from './served.ts'

/** What the relay holds of Castelroc's October, folded by the rules themselves. */
export const atTheHead = async (served: Served): Promise<{ visits: Visit[]; groups: GroupVisit[]; statements: number }> => {
  const doc = 'centre/cas/visits/2025-10'
  const statements: Statement[] = []
  for (let from = 0; ;) {
    const rows = await served.log.rows(doc, from, 1 << 20)
    if (rows.length === 0) break
    for (const row of rows)
      for (const s of readAppend(row.bytes)) {
        const read = parseStatement(doc, s.key, s.value)
        if (typeof read === 'string') throw new Error(`${read} statement at the head`)
        statements.push(read)
      }
    from = rows.at(-1)!.seq
  }
  const records = [...new Set(statements.map(s => s.target))].map(id => fold(doc, id as Key, statements)).filter(r => r !== null)
  return {
    visits: records.flatMap(r => (r.noun === 'visit' ? (visitFrom(r, 'cas' as CentreCode) ?? []) : [])),
    groups: records.flatMap(r => (r.noun === 'group' ? (groupFrom(r, 'cas' as CentreCode) ?? []) : [])),
    statements: statements.length,
  }
}
