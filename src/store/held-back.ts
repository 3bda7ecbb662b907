// What keeps this device from saying that the head has everything.
import type { Database } from './tables.ts'

/** Statements recorded here that are not at the head, because they wait, were refused or were damaged before they left. */
export const heldBack = async (db: Database): Promise<number> => (await db.outbox.count()) + (await db.refused.count())
