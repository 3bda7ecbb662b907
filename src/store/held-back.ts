// What the head may still get from here: while there is any, this device is not said to hold nothing back. Apart from waiting.ts, which the first screen brings along.
import type { Database } from './tables.ts'

/** Statements recorded here that the head may still get, because they wait or because they were refused. What belongs to an erased document it never will: that holds no centre back. */
export const heldBack = async (db: Database): Promise<number> =>
  (await db.outbox.count()) + (await db.refused.filter(r => r.reason !== 'closed').count())
