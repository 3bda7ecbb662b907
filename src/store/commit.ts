// The one road into the log. One transaction puts statements, folded rows, outbox and clock; it completes, or nothing happened.
import Dexie from 'dexie'
import { keyFrom, type Key } from '../domain/ids.ts'
import { writeStatement, type At, type Draft } from '../domain/statement.ts'
import { FormError, readAppend, writeAppend, type Struct } from '../wire/append.ts'
import type { Chosen } from '../domain/hats.ts'
import { dropFact, factsOfCommit, setFact, type Clocks, type Session } from './facts.ts'
import { logRows } from './log-rows.ts'
import { placeOf } from './place.ts'
import { project, projectNew } from './project.ts'
import { rowsReady } from './rows.ts'
import { COMMIT_TABLES, type Database } from './tables.ts'
import { forgetSeen, type TypedSeen } from './typed-seen.ts'

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
}

/** What a statement comes from, and goes in the same transaction: a draft by its id, what was typed in a form, or a catch-up that was being counted. */
export type Finished = string | TypedSeen | { readonly fact: 'catchUp' }

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

/** The draft was saved or thrown away meanwhile, in another tab perhaps: one draft is one visit. */
export class DraftGone extends Error {}

/** The document that was written to last. Only a guess: most of what is said goes there again, so its place is read with all the rest. */
let latest = ''

/**
 * Writes what a person said. When the promise resolves the browser has flushed it; when it rejects, nothing was written: not the
 * statement, not the row, not the clock. Rejects with `WouldBeRefused`, `DraftGone`, with what `say` threw, or with what the database raised (full, closed). A function given for `say` is asked within this same transaction, with what was read there: a slow device pays for every turn between page and
 * database; for what is no visit its caller awaits `rowsReady` first. `finishes`: a draft or a catch-up is known to have been kept; where it is gone, `DraftGone`.
 */
export const commit = async (
  db: Database,
  dice: Dice,
  say: Writing | ((clocks: Clocks, session: Session | undefined, hat: Chosen | undefined) => Writing),
  finishes?: Finished,
): Promise<Written> => {
  if (typeof say !== 'function') await rowsReady(say.doc)
  return db.transaction('rw', [...COMMIT_TABLES], async () => {
    const [{ clocks, session, hat }, likely, draftsThere] = await Promise.all([
      factsOfCommit(db),
      placeOf(db, latest),
      typeof finishes === 'string'
        ? db.drafts.where('id').equals(finishes).count()
        : finishes && 'fact' in finishes && db.facts.where('k').equals(finishes.fact).count(),
    ])
    const { doc, drafts, when, by, now } = typeof say === 'function' ? say(clocks, session, hat) : say
    if (draftsThere === 0) throw new DraftGone() // after `say`: in a database that was erased every draft is gone
    const place = likely.doc === doc ? likely : await placeOf(db, doc)
    latest = doc
    const client = place.client ?? newClient(dice)
    const { seq, lastGood, heard, said } = clocks
    const structs: Struct[] = drafts.map((draft, i) => ({
      client,
      clock: place.clock + i,
      key: (draft.kind === 'create' && draft.key) || keyFrom(dice.bytes(16)),
      value: writeStatement(draft, { ...when, seq: seq + i + 1 }, by),
    }))
    try {
      readAppend(writeAppend(structs))
    } catch (e) {
      throw e instanceof FormError ? new WouldBeRefused(e.reason) : e
    }
    const unsent = structs.map((s, i) => {
      const draft = drafts[i]!
      return { doc, client, clock: s.clock, key: s.key, target: draft.kind === 'create' ? s.key : draft.target, since: now }
    })
    const { rows, aside, targets } = logRows(doc, structs, null)
    const made = rows.filter(r => r.target === r.key)
    await Promise.all([
      db.places.put({ ...place, client, clock: place.clock + structs.length }),
      setFact(db, 'clocks', {
        heard,
        seq: seq + structs.length,
        lastGood: when.clock === 'ok' ? Math.max(now, lastGood ?? 0) : lastGood,
        ...(said && when.clock !== 'ok' && { said: { ...said, seen: when.clock === 'confirmed' ? now : Infinity } }),
      }),
      db.log.bulkAdd(rows),
      aside.length > 0 && db.aside.bulkPut(aside),
      db.outbox.bulkAdd(unsent),
      typeof finishes !== 'object'
        ? finishes && db.drafts.delete(finishes)
        : 'fact' in finishes
          ? dropFact(db, finishes.fact)
          : forgetSeen(db, finishes),
      projectNew(db, doc, made),
    ])
    await project(
      db,
      doc,
      targets.filter(t => rows.some(r => r.target === t && r.key !== t)),
    )
    return structs.map(s => s.key)
  })
}

/** Did the database say no because it is full? Chromium wraps the quota error in an abort. */
export const isFull = (e: unknown): boolean =>
  e instanceof Dexie.DexieError &&
  (e.name === 'QuotaExceededError' || (e.inner as { name?: string } | undefined)?.name === 'QuotaExceededError')
/** The last three: it was closed while the transaction was under way. */
const CLOSED = new Set([
  ...['DatabaseClosedError', 'InvalidStateError', 'OpenFailedError', 'MissingAPIError', 'UnknownError'],
  ...['AbortError', 'PrematureCommitError', 'TransactionInactiveError'],
])
/** Did it say no because the browser closed it? */
export const isClosed = (e: unknown): boolean => e instanceof Dexie.DexieError && CLOSED.has(e.name)
