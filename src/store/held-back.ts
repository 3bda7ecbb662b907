// What the head may still get from here: while there is any, this device is not said to hold nothing back (M11). Apart from waiting.ts, which the first screen brings along.
import { documentClass } from '../domain/document-name.ts'
import type { Database } from './tables.ts'

/**
 * Statements recorded here that the head may still get, because they wait, were refused, or were damaged before they left. What belongs to an erased document
 * it never will: that holds no centre back. Texts written together do not count: they are in no figure, and one that the head refuses for good would make of a
 * centre one that is never heard.
 */
export const heldBack = (db: Database): Promise<number> => {
  const isRecord = ({ doc }: { readonly doc: string }): boolean => documentClass(doc) !== 'free'
  return db.transaction('r', [db.outbox, db.refused], async () => {
    const refused = await db.refused.filter(r => isRecord(r) && r.reason !== 'closed').count()
    return refused + (await db.outbox.filter(isRecord).count())
  })
}
