// The further steps of visits. They stand in the documents of their visits, and most months have few.
import { stepsOf, type Step } from '../domain/step.ts'
import type { Visit } from '../domain/visit.ts'
import { within, type Database } from './tables.ts'

/** Those that count, of these visits. */
export const stepsBeside = async (db: Database, visits: readonly Visit[]): Promise<Step[]> => {
  const docs = [...new Set(visits.map(v => v.doc))]
  const found = await Promise.all(
    docs.map(doc =>
      db.steps
        .where('[doc+id]')
        .between(...within(doc))
        .toArray(),
    ),
  )
  return stepsOf(found.flat(), visits)
}
