// A trial is begun and ended on one device; it ends with its day by itself (S075, C28).
import type { Day } from '../domain/day.ts'
import type { Hat } from '../domain/statement.ts'
import { fact, setFact } from './facts.ts'
import type { Database } from './tables.ts'

export const isTrial = async (db: Database, day: Day): Promise<boolean> => (await fact(db, 'hat'))?.trial === day

/** `day`: this day, or null to end it. `hat`: the one worn, where none was chosen. Rejects where the database does not take it: then all is as it was. */
export const setTrial = (db: Database, hat: Hat, day: Day | null): Promise<void> =>
  db.transaction('rw', db.facts, async () => {
    const { trial: _, ...chosen } = (await fact(db, 'hat')) ?? { hat, institution: null, on: null }
    await setFact(db, 'hat', day === null ? chosen : { ...chosen, trial: day })
  })
