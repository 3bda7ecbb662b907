// The last attempts to reach the head: a list for a person.
import { fact, setFact, type Attempt } from './facts.ts'
import type { Database } from './tables.ts'

/** How many are kept. */
const LAST = 20

export const attempts = async (db: Database): Promise<readonly Attempt[]> => (await fact(db, 'attempts')) ?? []

/** The newest first; two tabs do not forget each other's. */
export const keepAttempt = (db: Database, attempt: Attempt): Promise<void> =>
  db.transaction('rw', db.facts, async () => setFact(db, 'attempts', [attempt, ...(await attempts(db))].slice(0, LAST)))
