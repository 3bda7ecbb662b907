// Documents that are at hand on this device, for the question what was shown: the last that were opened, shown, or put on a sheet (S174).
import type { Key } from '../domain/ids.ts'
import { lastFirst } from '../domain/sheet.ts'
import { MAX_TOLD } from '../domain/told-lists.ts'
import { fact, setFact } from './facts.ts'
import type { Database } from './tables.ts'

/** The last first; as many as one visit takes. */
export const worksAtHand = async (db: Database): Promise<readonly Key[]> => (await fact(db, 'worksAtHand')) ?? []

export const atHandFirst = (db: Database, work: Key): Promise<void> =>
  db.transaction('rw', db.facts, async () =>
    setFact(
      db,
      'worksAtHand',
      lastFirst(await worksAtHand(db), work, (a, b) => a === b, MAX_TOLD),
    ),
  )
