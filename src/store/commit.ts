// The one road into the log. One transaction puts statements, folded rows, outbox and clock; it completes, or nothing happened.
import Dexie from 'dexie'
import { keyFrom, type Key } from '../domain/ids.ts'
import { parseStatement, writeStatement, type At, type Draft } from '../domain/statement.ts'
import { FormError, readAppend, writeAppend, type Struct } from '../wire/append.ts'
import { fact, setFact } from './facts.ts'
import { placeOf } from './places.ts'
import { project } from './project.ts'
import { COMMIT_TABLES, type AsideRow, type Database, type LogRow } from './tables.ts'

/** Chance, given from outside. */
export type Dice = { readonly bytes: (n: number) => Uint8Array }
export const newClient = (dice: Dice): number => new DataView(dice.bytes(4).buffer).getUint32(0)

/**
 * Adds what is not held yet; the first statement under a key of a document stands. Returns the records to project and
 * the keys that were held already. What cannot be read is kept in the log and named in `aside`.
 */
const addToLog = async (
  db: Database,
  doc: string,
  structs: readonly Struct[],
  got: number | null,
): Promise<{ targets: Key[]; held: LogRow[] }> => {
  const known = await db.log.bulkGet(structs.map(s => [doc, s.key] as [string, string]))
  const rows: LogRow[] = []
  const aside: AsideRow[] = []
  const targets = new Set<Key>()
  const held: LogRow[] = []
  const seen = new Set<string>()
  structs.forEach((s, i) => {
    const old = known[i]
    if (old) {
      held.push(old)
      return
    }
    if (seen.has(s.key)) return
    seen.add(s.key)
    const statement = parseStatement(doc, s.key, s.value)
    const target = typeof statement === 'string' ? '' : statement.target
    rows.push({ doc, key: s.key, target, client: s.client, clock: s.clock, raw: s.value, got })
    if (typeof statement === 'string') aside.push({ doc, key: s.key, target: '', why: statement })
    else targets.add(statement.target)
  })
  await db.log.bulkAdd(rows)
  if (aside.length > 0) await db.aside.bulkPut(aside)
  return { targets: [...targets], held }
}

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

/**
 * Takes what the relay sent. `upTo`: the sequence this brings the document to; `at`: when the relay committed it, seconds since 1970.
 * A statement of our own that comes back is thereby received: it leaves the outbox and takes the place the relay gave it.
 */
export const receive = (db: Database, doc: string, structs: readonly Struct[], upTo: number, at: number): Promise<void> =>
  db.transaction('rw', [...COMMIT_TABLES], async () => {
    const { targets, held } = await addToLog(db, doc, structs, at)
    const came = new Map(structs.map(s => [s.key, s]))
    const settled = held.filter(l => l.got === null || l.client !== came.get(l.key)!.client || l.clock !== came.get(l.key)!.clock) // held keys came in structs
    if (settled.length > 0) {
      await db.outbox.bulkDelete(settled.map(l => [doc, l.client, l.clock] as [string, number, number]))
      await db.log.bulkPut(settled.map(l => ({ ...l, client: came.get(l.key)!.client, clock: came.get(l.key)!.clock, got: l.got ?? at })))
    }
    const place = await placeOf(db, doc)
    await db.places.put({ ...place, have: Math.max(place.have, upTo), want: Math.max(place.want, upTo), dropped: 0 })
    await project(db, doc, targets)
  })

/** Did the database say no because it is full? Chromium wraps the quota error in an abort. */
export const isFull = (e: unknown): boolean =>
  e instanceof Dexie.DexieError &&
  (e.name === 'QuotaExceededError' || (e.inner as { name?: string } | undefined)?.name === 'QuotaExceededError')
/** Did it say no because the browser closed it? */
export const isClosed = (e: unknown): boolean =>
  e instanceof Dexie.DexieError &&
  ['DatabaseClosedError', 'InvalidStateError', 'OpenFailedError', 'MissingAPIError', 'UnknownError'].includes(e.name)
