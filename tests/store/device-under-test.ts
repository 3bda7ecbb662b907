// A device's database on fake-indexeddb, with chance from a seed.
import { onTestFinished } from 'vitest'
import { emptyVisit, visitFields, type VisitEntry } from '../../src/domain/visit.ts'
import type { Day } from '../../src/domain/day.ts'
import type { Draft } from '../../src/domain/statement.ts'
import type { Key } from '../../src/domain/ids.ts'
import { commit, type Dice, type Writing } from '../../src/store/commit.ts'
import { openDatabase, ROW_TABLES, type Database } from '../../src/store/tables.ts'
import { rng } from '../random.ts'

export const DOC = 'centre/cas/visits/2025-10'
export const REMARKS = 'centre/cas/remarks/2025-10'

export const diceOf = (seed: number): Dice => {
  const r = rng(seed)
  return { bytes: n => Uint8Array.from({ length: n }, () => Math.floor(r() * 256)) }
}

let n = 0
/** A new empty database, deleted when the test ends. */
export const device = (): Database => {
  const db = openDatabase(`test-${++n}-${Math.trunc(performance.now() * 1000)}`)
  onTestFinished(() => db.delete())
  return db
}

export const create = (entry: Partial<VisitEntry> = {}, day = '2025-10-09' as Day): Draft => ({
  kind: 'create',
  noun: 'visit',
  fields: visitFields({ ...emptyVisit('quick'), ...entry }, day, 10),
})

export const write = (
  db: Database,
  dice: Dice,
  drafts: readonly Draft[],
  { finishes, ...more }: Partial<Writing> & { readonly finishes?: string } = {},
): Promise<readonly Key[]> =>
  commit(
    db,
    dice,
    {
      doc: DOC,
      drafts,
      when: { day: '2025-10-09' as Day, slot: 10, clock: 'ok' },
      by: 'counsellor',
      now: 1_760_000_000_000,
      ...more,
    },
    finishes,
  )

/** All rows of all tables in a form that can be compared. */
export const tables = async (db: Database): Promise<Record<string, unknown[]>> =>
  Object.fromEntries(
    await Promise.all([...ROW_TABLES, 'aside' as const].map(async t => [t, await db.table(t).orderBy(':id').toArray()] as const)),
  )
