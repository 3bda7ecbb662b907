// Several things of one act, of which one may be a statement: all of them, or none.
import { rowsReady } from './rows.ts'
import { COMMIT_TABLES, type Database } from './tables.ts'

/** `work` may commit and change facts; what it throws undoes all of it. */
export const inOneAct = async <T>(db: Database, work: () => Promise<T>): Promise<T> => {
  await rowsReady()
  return db.transaction('rw', [...COMMIT_TABLES], work)
}
