// What the head may still get from here: while there is any, this device is not said to hold nothing back (M11). Apart from waiting.ts, which the first screen brings along.
import { documentClass } from '../domain/document-name.ts'
import { TEXTS, type Database } from './tables.ts'

/**
 * Statements recorded here that the head may still get, because they wait, were refused, or were damaged before they left. What belongs to an erased document
 * it never will: that holds no centre back. Texts written together do not count: they are in no figure, and one that the head refuses for good would make of a
 * centre one that is never heard.
 */
export const heldBack = (db: Database): Promise<number> =>
  db.transaction('r', [db.outbox, db.refused], async () => {
    const [unsent, texts, refused] = await Promise.all([
      db.outbox.count(),
      db.outbox.where('[doc+client+clock]').between([TEXTS[0]], [TEXTS[1]]).count(),
      db.refused.toArray(),
    ])
    return unsent - texts + refused.filter(r => documentClass(r.doc) !== 'free' && r.reason !== 'closed').length
  })
