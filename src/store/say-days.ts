// What a person said of a doubtful clock.
import { clocksOf, setFact } from './facts.ts'
import type { Database } from './tables.ts'

/** `days`: the day it is, less the day that the clock shows; `at`: by that clock, milliseconds. */
export const sayDays = (db: Database, days: number, at: number): Promise<void> =>
  db.transaction('rw', [db.facts], async () => setFact(db, 'clocks', { ...(await clocksOf(db)), said: { days, seen: at } }))
