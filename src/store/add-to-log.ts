// Statements into the log, whoever wrote them. Part of a commit's or a reception's own transaction.
import type { Key } from '../domain/ids.ts'
import { parseStatement } from '../domain/statement.ts'
import type { Struct } from '../wire/append.ts'
import type { AsideRow, Database, LogRow } from './tables.ts'

/** Statements as rows of the log, each key once; what cannot be read is a row too and named in `aside`. `targets`: the records to project. */
export const logRows = (
  doc: string,
  structs: readonly Struct[],
  got: number | null,
): { readonly rows: readonly LogRow[]; readonly aside: readonly AsideRow[]; readonly targets: readonly Key[] } => {
  const rows: LogRow[] = []
  const aside: AsideRow[] = []
  const targets = new Set<Key>()
  const seen = new Set<string>()
  for (const s of structs) {
    if (seen.has(s.key)) continue
    seen.add(s.key)
    const statement = parseStatement(doc, s.key, s.value)
    const target = typeof statement === 'string' ? '' : statement.target
    rows.push({ doc, key: s.key, target, client: s.client, clock: s.clock, raw: s.value, got })
    if (typeof statement === 'string') aside.push({ doc, key: s.key, target: '', why: statement })
    else targets.add(statement.target)
  }
  return { rows, aside, targets: [...targets] }
}

/**
 * Adds what is not held yet; the first statement under a key of a document stands. `known`: for each struct the row that is held.
 * Returns the rows added and the records to project. What cannot be read is kept in the log and named in `aside`.
 */
export const addToLog = async (
  db: Database,
  doc: string,
  structs: readonly Struct[],
  known: readonly (LogRow | undefined)[],
  got: number | null,
): Promise<{ rows: readonly LogRow[]; targets: readonly Key[] }> => {
  const { rows, aside, targets } = logRows(
    doc,
    structs.filter((_, i) => !known[i]),
    got,
  )
  await db.log.bulkAdd(rows)
  if (aside.length > 0) await db.aside.bulkPut(aside)
  return { rows, targets }
}
