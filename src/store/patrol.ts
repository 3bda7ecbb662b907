// A slow walk over the log in idle time: stamps what has no checksum yet, and finds what no longer says what it said.
import type { Dice } from './commit.ts'
import { setApart } from './damaged.ts'
import { fact, setFact } from './facts.ts'
import { readRows, type ReadRows, type RowName } from './read-rows.ts'
import { isDamaged, sumOf } from './row-sum.ts'
import type { Database, LogRow } from './tables.ts'

/** Rows looked at in one go. */
const STEP = 200
/** How many steps between two notes of where it stands. */
const NOTED_EVERY = 10
/** A whole patrol is made this often. Milliseconds. */
const EVERY = 24 * 3_600_000

/** What is wrong among rows that were read. */
const wrongOf = (names: readonly RowName[], { rows, unreadable }: ReadRows): { name: RowName; row: LogRow | undefined }[] => [
  ...rows.flatMap((row, i) => (row && isDamaged(row) ? [{ name: names[i]!, row }] : [])),
  ...unreadable.map(name => ({ name, row: undefined })),
]

/** Stamps those of these rows that have no stamp. Read again within the transaction: meanwhile they may have been acknowledged. */
const stamp = async (db: Database, rows: readonly (LogRow | undefined)[]): Promise<void> => {
  const bare = rows.flatMap(l => (l && l.sum === undefined ? [[l.doc, l.key] as RowName] : []))
  if (bare.length === 0) return
  await db.transaction('rw', [db.log], async () => {
    const now = await db.log.bulkGet(bare)
    await db.log.bulkPut(now.flatMap(l => (l && l.sum === undefined ? [{ ...l, sum: sumOf(l) }] : [])))
  })
}

/** Looks at these rows. Returns how many were set apart. */
const lookAt = async (db: Database, dice: Dice, names: readonly RowName[], now: number): Promise<number> => {
  const read = await readRows(db, names)
  const wrong = wrongOf(names, read)
  await stamp(db, read.rows)
  if (wrong.length > 0) await setApart(db, dice, wrong, now)
  return wrong.length
}

/** What waits to be sent: stamped soon after its commit, and looked at before it leaves. Returns how many were set apart. */
export const patrolUnsent = async (db: Database, dice: Dice, now: number): Promise<number> => {
  const waiting = await db.outbox.toArray()
  return waiting.length === 0
    ? 0
    : lookAt(
        db,
        dice,
        waiting.map(o => [o.doc, o.key]),
        now,
      )
}

/**
 * The whole log once a day, or now, going on where it was cut. `between`: waits for a quiet moment. Returns how many rows it looked at and set
 * apart; of what the head has, the line is to be told that something is wanted again.
 */
export const patrolLog = async (
  db: Database,
  dice: Dice,
  now: () => number,
  between: () => Promise<void>,
  due: 'each day' | 'now' = 'each day',
): Promise<{ readonly looked: number; readonly damaged: number }> => {
  const before = await fact(db, 'patrol')
  let after = before?.after ?? null
  if (due === 'each day' && after === null && before?.ended != null && Math.abs(now() - before.ended) < EVERY)
    return { looked: 0, damaged: 0 }
  let looked = 0
  let damaged = 0
  for (let step = 1; ; step++) {
    await between()
    const names = (await db.log
      .where('[doc+key]')
      .above(after ?? ['', ''])
      .limit(STEP)
      .primaryKeys()) as RowName[]
    if (names.length === 0) break
    damaged += await lookAt(db, dice, names, now())
    looked += names.length
    after = names.at(-1)! // not empty
    if (step % NOTED_EVERY === 0) await setFact(db, 'patrol', { after, ended: before?.ended ?? null })
  }
  await setFact(db, 'patrol', { after: null, ended: now() })
  return { looked, damaged }
}
