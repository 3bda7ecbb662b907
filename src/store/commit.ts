// The one road into the log. One transaction puts statements, folded rows, outbox and clock; it completes, or nothing happened.
import Dexie from 'dexie'
import { keyFrom, type Key } from '../domain/ids.ts'
import { writeStatement, type At, type Draft } from '../domain/statement.ts'
import { FormError, readAppend, writeAppend, type Struct } from '../wire/append.ts'
import { fact, setFact } from './facts.ts'
import { addToLog } from './add-to-log.ts'
import { placeOf } from './place.ts'
import { project } from './project.ts'
import { COMMIT_TABLES, type Database } from './tables.ts'

/** Chance, given from outside. */
export type Dice = { readonly bytes: (n: number) => Uint8Array }
export const newClient = (dice: Dice): number => new DataView(dice.bytes(4).buffer).getUint32(0)

export type Writing = {
  readonly doc: string
  readonly drafts: readonly Draft[]
  /** Day, slot and clock state; the counter is added here. */
  readonly when: Omit<At, 'seq'>
  readonly by: string
  /** Milliseconds since 1970 by this device's clock. */
  readonly now: number
  /** The draft this comes from; it goes in the same transaction. */
  readonly finishes?: string
}

/** The keys of what was written, in the order of the drafts. */
export type Written = readonly Key[]

/** The update would be refused by the relay: told now, while the person still looks at it (rule A5). */
export class WouldBeRefused extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(`would be refused: ${reason}`)
    this.reason = reason
  }
}

/**
 * Writes what a person said. When the promise resolves the browser has flushed it; when it rejects, nothing was written: not the
 * statement, not the row, not the clock. Rejects with `WouldBeRefused`, or with what the database raised (full, closed).
 */
export const commit = (db: Database, dice: Dice, writing: Writing): Promise<Written> =>
  db.transaction('rw', [...COMMIT_TABLES], async () => {
    const { doc, drafts, when, by, now } = writing
    const [place, lastSeq] = await Promise.all([placeOf(db, doc), fact(db, 'seq')])
    const client = place.client ?? newClient(dice)
    const seq = lastSeq ?? 0
    const structs: Struct[] = drafts.map((draft, i) => ({
      client,
      clock: place.clock + i,
      key: keyFrom(dice.bytes(16)),
      value: writeStatement(draft, { ...when, seq: seq + i + 1 }, by),
    }))
    try {
      readAppend(writeAppend(structs))
    } catch (e) {
      throw e instanceof FormError ? new WouldBeRefused(e.reason) : e
    }
    await db.places.put({ ...place, client, clock: place.clock + structs.length })
    await setFact(db, 'seq', seq + structs.length)
    if (when.clock === 'ok') await setFact(db, 'lastGood', Math.max(now, (await fact(db, 'lastGood')) ?? 0))
    const { targets } = await addToLog(db, doc, structs, null)
    await db.outbox.bulkAdd(
      structs.map((s, i) => {
        const draft = drafts[i]!
        return { doc, client, clock: s.clock, key: s.key, target: draft.kind === 'create' ? s.key : draft.target, since: now }
      }),
    )
    if (writing.finishes !== undefined) await db.drafts.delete(writing.finishes)
    await project(db, doc, targets)
    return structs.map(s => s.key)
  })

/** Did the database say no because it is full? Chromium wraps the quota error in an abort. */
export const isFull = (e: unknown): boolean =>
  e instanceof Dexie.DexieError &&
  (e.name === 'QuotaExceededError' || (e.inner as { name?: string } | undefined)?.name === 'QuotaExceededError')
/** Did it say no because the browser closed it? */
export const isClosed = (e: unknown): boolean =>
  e instanceof Dexie.DexieError &&
  ['DatabaseClosedError', 'InvalidStateError', 'OpenFailedError', 'MissingAPIError', 'UnknownError'].includes(e.name)
