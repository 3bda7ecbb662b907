// What of this device's records the head does not have: while it is nothing, the head may be told so (M11).
import type { Database } from './tables.ts'

/** The first name after those of texts written together. */
const AFTER_NOTES = 'note0'

/**
 * Statements recorded here that are not at the head, because they wait or because they were refused. Texts written together do not count: they are in no
 * figure, and one that the head refuses for good would make of a centre one that is never heard.
 */
export const heldBack = async (db: Database): Promise<number> => {
  const counts = await Promise.all([
    db.outbox.count(),
    db.refused.count(),
    db.outbox.where('[doc+client+clock]').between(['note/', -1, -1], [AFTER_NOTES, -1, -1]).count(),
    db.refused.where('[doc+key]').between(['note/', ''], [AFTER_NOTES, '']).count(),
  ])
  const [waiting, refused, notes, notesRefused] = counts
  return waiting + refused - notes - notesRefused
}
