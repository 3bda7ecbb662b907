// SQLite's own lock on a file of its own: the system drops it when the process ends, however it ends; it also holds between threads of one process.
import { DatabaseSync } from 'node:sqlite'

/** Null when somebody else holds it. Throws when the file cannot be written. */
export const holdLock = (path: string): { release(): void } | null => {
  const db = new DatabaseSync(path, { timeout: 0 })
  try {
    db.exec('begin exclusive')
    return { release: () => db.close() }
  } catch (e) {
    db.close()
    if ((e as { errcode?: unknown }).errcode === 5) return null // SQLITE_BUSY
    throw e
  }
}
