// What came of the last attempts to reach the head: a list for a person, and their bytes for whoever pays for them.
import type { Day } from '../domain/day.ts'
import { dropFact, fact, setFact, type Attempt } from './facts.ts'
import type { Database } from './tables.ts'
import { addTraffic } from './traffic.ts'

/** How many are kept. */
const LAST = 20

/** The newest first, without the line that stands. */
export const attempts = async (db: Database): Promise<readonly Attempt[]> => (await fact(db, 'attempts')) ?? []

/** Two tabs do not forget each other's; a try that is listed already, as far as it was, is listed as it ended. Part of the caller's transaction. */
const list = async (db: Database, attempt: Attempt): Promise<void> => {
  const other = (a: Attempt | undefined): boolean => a?.began === undefined || a.began !== attempt.began
  if (!other(await fact(db, 'line'))) await dropFact(db, 'line')
  await setFact(db, 'attempts', [attempt, ...(await attempts(db)).filter(other)].slice(0, LAST))
}

/** What a line has come to: `more`, its bytes that are in no day's count yet; and how far it is, or what came of it. */
export const keepLine = (
  db: Database,
  day: Day,
  more: { readonly up: number; readonly down: number },
  attempt: Attempt,
  is: 'standing' | 'over',
): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    if (more.up + more.down > 0) await addTraffic(db, day, more)
    await (is === 'over' ? list(db, attempt) : setFact(db, 'line', attempt))
  })

/** A page that went away with its line has not said what came of it: how far it was is what came of it. */
export const listLeft = (db: Database): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    const left = await fact(db, 'line')
    if (left) await list(db, left)
  })
