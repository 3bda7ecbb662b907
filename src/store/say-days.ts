// What a person said of a doubtful clock.
import type { Day } from '../domain/day.ts'
import { clocksOf, fact, setFact } from './facts.ts'
import type { Database } from './tables.ts'

/** `days`: the day it is, less the day that the clock shows; `at`: by that clock, milliseconds; `day`: the day it is. A trial that is on stays on until its evening. */
export const sayDays = (db: Database, days: number, at: number, day: Day, before: Day): Promise<void> =>
  db.transaction('rw', [db.facts], async () => {
    await setFact(db, 'clocks', { ...(await clocksOf(db)), said: { days, seen: at, day } })
    const chosen = await fact(db, 'hat')
    if (chosen?.trial === before) await setFact(db, 'hat', { ...chosen, trial: day })
  })

/** What was said is in use by this clock at `at`. `days`: only where just that was said. */
export const stillSaid = (db: Database, at: number, days?: number): Promise<void> =>
  db.transaction('rw', [db.facts], async () => {
    const clocks = await clocksOf(db)
    const { said } = clocks
    if (said && at > said.seen && (days ?? said.days) === said.days) await setFact(db, 'clocks', { ...clocks, said: { ...said, seen: at } })
  })
