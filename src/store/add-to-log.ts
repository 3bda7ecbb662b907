// What was received goes into the log, within the reception's own transaction.
import type { Key } from '../domain/ids.ts'
import type { Struct } from '../wire/append.ts'
import { logRows } from './log-rows.ts'
import { sumOf } from './row-sum.ts'
import type { Database, LogRow } from './tables.ts'

/**
 * Adds what is not held yet; the first statement under a key of a document stands. `known`: for each struct the row that is held.
 * Returns the rows added, stamped, and the records to project. What cannot be read is kept in the log and named in `aside`.
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
  for (const l of rows) l.sum = sumOf(l)
  await db.log.bulkAdd(rows)
  if (aside.length > 0) await db.aside.bulkPut(aside)
  return { rows, targets }
}
