// This device is another one from now on: what was known of the former one's rights goes in the same moment.
import { mayWrite } from '../domain/access.ts'
import { dropFact, fact, setFact, type Session } from './facts.ts'
import { sendFrom } from './outbox.ts'
import { nowUnsure } from './places.ts'
import type { Database } from './tables.ts'

/** `lifts`: the lock of the screen falls with it. `now`: milliseconds. All in one: another tab leaves as soon as it learns of the session. */
export const become = (db: Database, session: Session, lifts: 'the lock' | 'nothing', now: number): Promise<void> =>
  db.transaction('rw', [db.facts, db.places, db.log, db.outbox, db.refused], async () => {
    // its places are those of the copy too: from here on it writes in its own
    if ((await fact(db, 'copied')) !== undefined) await db.places.toCollection().modify({ client: null, clock: 0 })
    // nobody asks it any more what a head that was set back lacks of these: all of it is unsent, and stays
    for (const doc of (await fact(db, 'unsure')) ?? []) if (!mayWrite(session, doc)) await sendFrom(db, doc, () => 0, now)
    await setFact(db, 'session', session)
    await dropFact(db, 'pendingKey', 'removed', 'rights', 'copied', 'fills', 'unlinked')
    if ((await fact(db, 'tour')) === undefined) await setFact(db, 'tour', { state: 'offered', at: 0 })
    await nowUnsure(db)
    if (lifts === 'the lock') await dropFact(db, 'lock', 'lockTries')
  })
