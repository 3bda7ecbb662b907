// This device is another one from now on: what was known of the former one's rights goes in the same moment.
import { dropFact, fact, setFact, type Session } from './facts.ts'
import { nowUnsure } from './places.ts'
import type { Database } from './tables.ts'

/** `lifts`: the lock of the screen falls with it. All in one: another tab leaves as soon as it learns of the session. */
export const become = (db: Database, session: Session, lifts: 'the lock' | 'nothing'): Promise<void> =>
  db.transaction('rw', [db.facts, db.places], async () => {
    // its places are those of the copy too: from here on it writes in its own
    if ((await fact(db, 'copied')) !== undefined) await db.places.toCollection().modify({ client: null, clock: 0 })
    await setFact(db, 'session', session)
    await dropFact(db, 'pendingKey', 'removed', 'rights', 'copied', 'fills')
    await nowUnsure(db)
    if (lifts === 'the lock') await dropFact(db, 'lock', 'lockTries')
  })
