// What a head that was set back may lack, and has not said yet.
import { fact } from './facts.ts'
import { sendFrom } from './outbox.ts'
import { strikeCompared } from './places.ts'
import type { Database } from './tables.ts'

/** From here on all of it counts as unsent: a device that goes sends it, or puts it on its copy (M10). `now`: milliseconds. */
export const countUncompared = async (db: Database, now: number): Promise<void> => {
  for (const doc of (await fact(db, 'unsure')) ?? []) {
    await sendFrom(db, doc, () => 0, now)
    await db.transaction('rw', [db.facts], () => strikeCompared(db, doc))
  }
}
