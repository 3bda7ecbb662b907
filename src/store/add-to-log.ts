// Statements into the log, whoever wrote them. Part of a commit's or a reception's own transaction.
import type { Key } from '../domain/ids.ts'
import { parseStatement } from '../domain/statement.ts'
import type { Struct } from '../wire/append.ts'
import type { AsideRow, Database, LogRow } from './tables.ts'

/**
 * Adds what is not held yet; the first statement under a key of a document stands. Returns the records to project and
 * the keys that were held already. What cannot be read is kept in the log and named in `aside`.
 */
export const addToLog = async (
  db: Database,
  doc: string,
  structs: readonly Struct[],
  got: number | null,
): Promise<{ targets: Key[]; held: LogRow[] }> => {
  const known = await db.log.bulkGet(structs.map(s => [doc, s.key] as [string, string]))
  const rows: LogRow[] = []
  const aside: AsideRow[] = []
  const targets = new Set<Key>()
  const held: LogRow[] = []
  const seen = new Set<string>()
  structs.forEach((s, i) => {
    const old = known[i]
    if (old) {
      held.push(old)
      return
    }
    if (seen.has(s.key)) return
    seen.add(s.key)
    const statement = parseStatement(doc, s.key, s.value)
    const target = typeof statement === 'string' ? '' : statement.target
    rows.push({ doc, key: s.key, target, client: s.client, clock: s.clock, raw: s.value, got })
    if (typeof statement === 'string') aside.push({ doc, key: s.key, target: '', why: statement })
    else targets.add(statement.target)
  })
  await db.log.bulkAdd(rows)
  if (aside.length > 0) await db.aside.bulkPut(aside)
  return { targets: [...targets], held }
}
