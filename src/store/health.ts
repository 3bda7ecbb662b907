// Is the database open and does it take a write? And what to do when the browser has closed it.
import { isFull } from './commit.ts'
import type { Database } from './tables.ts'

/** Calls back when the browser, or a newer version of the app in another tab, closes the database under us. */
export const onClosed = (db: Database, tell: () => void): void => {
  db.on('close', tell)
}

/** Opens it if need be and proves it with a write that is taken back. */
export const reopenDatabase = async (db: Database): Promise<'open' | 'closed' | 'full'> => {
  try {
    if (!db.isOpen()) await db.open()
    await db.transaction('rw', [db.facts], async () => {
      await db.facts.put({ k: 'probe', v: new Uint8Array(16 * 1024) })
      await db.facts.delete('probe')
    })
    return 'open'
  } catch (e) {
    return isFull(e) ? 'full' : 'closed' // both are told on screen with what to do
  }
}
