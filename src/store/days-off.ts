// What a clock that was found days off had given before, until the centre has said which days those were (T3).
import type { Key } from '../domain/ids.ts'
import { dropFact, fact, setFact } from './facts.ts'
import type { Database } from './tables.ts'

/** Of these all is said: they are asked about no more. The last one ends the question. */
export const settleDaysOff = (db: Database, settled: ReadonlySet<Key>): Promise<void> =>
  db.transaction('rw', [db.facts], async () => {
    const told = await fact(db, 'daysAhead')
    const left = told?.entries.filter(([, id]) => !settled.has(id)) ?? []
    if (told && left.length > 0) await setFact(db, 'daysAhead', { ...told, entries: left })
    else await dropFact(db, 'daysAhead')
  })
