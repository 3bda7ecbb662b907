// When what is being written now will have been written, in whatever tab.
import type { Database } from './tables.ts'

/** A transaction over every table has its turn after all that were asked for before it. */
export const writesAreOver = async (db: Database): Promise<void> => {
  await db.transaction('rw', db.tables, () => db.facts.count())
}
