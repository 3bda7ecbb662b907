// Rows of the log by name, also from a database of which one row cannot be read any more: the others are given all the same.
import type { Database, LogRow } from './tables.ts'

export type RowName = [doc: string, key: string]
export type ReadRows = {
  /** In the order asked; undefined where there is none, or where it cannot be read. */
  readonly rows: readonly (LogRow | undefined)[]
  /** Names of rows that are there and cannot be read. */
  readonly unreadable: readonly RowName[]
}

/** Rejects when nothing can be read at all: a closed database. Not for inside a transaction, which one unreadable row would end. */
export const readRows = async (db: Database, names: readonly RowName[]): Promise<ReadRows> => {
  try {
    return { rows: await db.log.bulkGet([...names]), unreadable: [] }
  } catch {
    // one of them, perhaps: each by itself
  }
  const rows: (LogRow | undefined)[] = []
  const unreadable: RowName[] = []
  let why: unknown
  for (const name of names) {
    try {
      rows.push(await db.log.get(name))
    } catch (e) {
      why = e
      rows.push(undefined)
      unreadable.push(name)
    }
  }
  // a closed database, too, reads none of them: whoever can still say how many rows there are is open
  if (unreadable.length === names.length && !(await db.log.count().catch(() => null))) throw why
  return { rows, unreadable }
}
