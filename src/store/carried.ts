// What was brought here by hand: written into this device's own tables where it may read it, and kept as it came until the relay has judged it.
import { asksFor, belongsTo, mayRead, type Rights } from '../domain/access.ts'
import { dayOnly } from '../domain/day-only.ts'
import { homeOf } from '../domain/document-name.ts'
import { isKey, type DeviceId, type Key } from '../domain/ids.ts'
import { parseStatement } from '../domain/statement.ts'
import type { Struct } from '../wire/append.ts'
import type { Fate } from '../wire/carried.ts'
import { readPiece } from '../wire/piece.ts'
import { inflate } from '../wire/deflate.ts'
import { LIMITS } from '../wire/limits.ts'
import { addToLog } from './add-to-log.ts'
import { rememberBeside } from './beside-estimates.ts'
import { weigh } from './bring-in.ts'
import { statementsCarried, waits } from './carried-names.ts'
import { fact } from './facts.ts'
import { followed } from './live.ts'
import { placeOf } from './place.ts'
import { project } from './project.ts'
import { rowsReady } from './rows.ts'
import { isUnjudged, unmarked } from './unjudged.ts'
import { COMMIT_TABLES, within, type CarriedRow, type Database, type LogRow } from './tables.ts'
import { eventsBeforeReceiving, noteCancelled } from './unread.ts'

/** A piece as it travels by hand: who signed it, its signature, and its statements, deflated (wire/piece.ts). */
export type CarriedPiece = {
  readonly doc: string
  readonly signer: DeviceId
  readonly signature: Uint8Array
  readonly deflated: Uint8Array
}
/** With its statements, and the name it is kept under. */
export type Brought = CarriedPiece & { readonly id: string; readonly structs: readonly Struct[] }

/** What the relay has taken is kept so long, in case it is set back to a copy of before. Milliseconds. */
const KEPT_FOR = 30 * 24 * 3_600_000
/** What waits is counted this much after a commit. Milliseconds. */
const COUNTED_AFTER = 50

const names = (doc: string, structs: readonly Struct[]): [string, string][] => structs.map(s => [doc, s.key])
const shows = (rights: Rights | undefined, doc: string): boolean => rights !== undefined && mayRead(rights, doc) && asksFor(rights, doc)

/** Of the statements of a piece, which this device holds already; null where it does not read that document. */
export const heldOf = async (db: Database, { doc, structs }: Pick<Brought, 'doc' | 'structs'>): Promise<ReadonlySet<Key> | null> => {
  if (!shows(await fact(db, 'session'), doc)) return null
  const held = await db.log.bulkGet(names(doc, structs))
  return new Set(held.flatMap(l => (l ? [l.key] : [])))
}

const targetOf = (doc: string, s: Struct): string => {
  const said = parseStatement(doc, s.key, s.value)
  return typeof said === 'string' ? '' : said.target
}
/** Ids of brought visits of days that have estimates here: they are not counted beside these before the relay, or a person, has said so (T8). */
const besideEstimates = async (db: Database, piece: Pick<Brought, 'doc' | 'structs'>): Promise<ReadonlySet<string>> =>
  new Set((await weigh(db, piece)).late.flatMap(d => (d.estimated > 0 ? d.brought.map(v => v.id) : [])))

/** Keys of the statements of a piece that would wait beside the estimates of their days, if it were taken now. */
export const wouldWait = async (db: Database, piece: Pick<Brought, 'doc' | 'structs'>): Promise<ReadonlySet<Key>> => {
  const beside = await besideEstimates(db, piece)
  return new Set(piece.structs.filter(s => beside.has(targetOf(piece.doc, s))).map(s => s.key))
}

/**
 * All of a piece or nothing of it: its statements in the tables, received by no relay yet, and the piece itself to be handed on. Visits of days
 * with estimates are only handed on; so is everything about an erased document. `at`: milliseconds.
 */
const takeIn = async (db: Database, piece: Brought, at: number): Promise<void> => {
  const { doc, signer, signature, deflated, structs, id } = piece
  await rowsReady(doc)
  await db.transaction('rw', [...COMMIT_TABLES, 'unread', 'carried'], async () => {
    const before = await db.carried.get(id)
    const fresh = before && !before.read ? before.fresh : 0 // what was new is told until it is read, however often it is brought
    const keys = structs.map(s => s.key)
    await db.carried.put({ id, doc, signer, signature, deflated, fate: 'waiting', n: structs.length, keys, fresh, at })
    if (!shows(await fact(db, 'session'), doc)) return
    const place = await placeOf(db, doc)
    if (place.gone) return
    const known = await db.log.bulkGet(names(doc, structs))
    const asked = ((await fact(db, 'compare')) ?? []).includes(doc)
    if (!asked && known.length > 0 && known.every(l => l !== undefined && l.got !== null)) {
      await db.carried.update(id, { fate: 'kept' }) // the relay has all of it
      return
    }
    const later = await besideEstimates(db, piece)
    const unknown = structs.filter((s, i) => !known[i] && !later.has(targetOf(doc, s)))
    const { rows, targets } = await addToLog(db, doc, unknown, [], null)
    await db.log.bulkPut(rows.map(l => ({ ...l, brought: true })))
    const home = homeOf(doc)
    const shown = await eventsBeforeReceiving(db, await placeOf(db, home), targets)
    await project(db, home, targets)
    await noteCancelled(db, home, shown)
    await db.places.put(place) // a statement is never without the place of its document
  })
}

/** Takes in what somebody brought, a piece at a time: what is cut off here goes on with the next import of the same. */
export const takeInAll = async (db: Database, pieces: readonly Brought[], at: number): Promise<void> => {
  await forgetCarried(db, at)
  for (const piece of pieces) await takeIn(db, piece, at)
}

/**
 * The bytes of what waits no more go after thirty days, and those the relay has taken of documents the rights of now have no place for go at
 * once; what is still to be proved stays. Nobody's word is lost by it: what became of a piece is told until somebody has read it. `now`: milliseconds.
 */
export const forgetCarried = (db: Database, now: number): Promise<void> =>
  db.transaction('rw', [db.carried, db.facts], async () => {
    const rights = await fact(db, 'session')
    const isOver = (c: CarriedRow): boolean =>
      c.at < now - KEPT_FOR || (isThere(c.fate) && rights !== undefined && !belongsTo(rights, c.doc))
    await db.carried.filter(c => !waits(c) && !c.proof && isOver(c)).modify(c => void (c.deflated = EMPTY))
    await db.carried.filter(c => c.read === true && c.deflated.length === 0).delete()
  })

/** A document was erased: of what was brought for it stays what is still to be handed over, until the relay has said 'closed'. Part of the caller's transaction. */
export const dropCarried = async (db: Database, doc: string): Promise<void> => {
  await db.carried.filter(c => c.doc === doc && !waits(c)).delete()
}

/** The statements of a piece that is kept; null where its bytes are no longer what came. */
export const structsOf = async ({ deflated }: Pick<CarriedRow, 'deflated'>): Promise<Struct[] | null> => {
  try {
    return readPiece(await inflate(deflated, LIMITS.update))
  } catch {
    return null
  }
}

/** Rows of this document that were brought and not judged have gone from the log: they come again from the pieces that are kept. */
export const takeInAgain = async (db: Database, doc: string): Promise<void> => {
  for (const row of await db.carried
    .where('fate')
    .anyOf('waiting', 'gap')
    .filter(c => c.doc === doc)
    .toArray()) {
    const structs = await structsOf(row)
    if (structs) await takeIn(db, { ...row, structs }, row.at)
  }
}

/** Pieces to hand to the relay, the oldest first; where `again`, those too that came too early, and those to be proved. */
export const carriedWaiting = async (db: Database, again: boolean): Promise<CarriedRow[]> =>
  (await db.carried.filter(c => c.fate === 'waiting' || (again && (c.fate === 'gap' || c.proof === 'asked'))).toArray()).sort(
    (a, b) => a.at - b.at,
  )

/** Calls back, after commits in any tab, with how many pieces wait to be handed over. Returns how to stop; errors are told by the storage alert. */
export const followCarried = (db: Database, tell: (count: number) => void): (() => void) => {
  const counted = followed(() => db.carried.where('fate').equals('waiting').count(), COUNTED_AFTER)
  const subscription = counted.subscribe({ next: tell, error: () => tell(0) })
  return () => subscription.unsubscribe()
}

/**
 * What the relay has said of a piece. Kept: its statements count as received, our own among them too. Otherwise what was brought with it and
 * has not come by the line does not stand here either: nobody else has it, or it comes with its document. `others`: keys that other pieces
 * still stand for. What came too early stays, and is presented again. `structs` null: its bytes cannot be read here any more, and what nothing
 * stands for goes. `at`: seconds.
 */
export const settleCarried = async (
  db: Database,
  piece: Pick<Brought, 'id' | 'doc'> & { readonly structs: readonly Struct[] | null },
  { fate, fresh }: { readonly fate: Fate; readonly fresh: number },
  others: ReadonlySet<Key>,
  at: number,
): Promise<void> => {
  const { id, doc, structs } = piece
  await rowsReady(doc)
  await db.transaction('rw', [...COMMIT_TABLES, 'refused', 'carried'], async () => {
    const row = await db.carried.get(id)
    if (!row) return
    const { proof, ...rest } = row
    const due = isThere(fate) && proof !== 'asked' && !shows(await fact(db, 'session'), doc)
    await db.carried.put({
      ...rest,
      fate,
      fresh: Math.max(row.fresh, fresh), // it had them already where they are presented once more
      ...(due && { proof: 'due' }),
      ...(fate === 'closed' && { deflated: EMPTY }),
    })
    const rows = structs
      ? (await db.log.bulkGet(names(doc, structs))).filter(l => l !== undefined)
      : await db.log
          .where('[doc+key]')
          .between(...within(doc))
          .filter(isUnjudged)
          .toArray()
    const unheard = rows.filter(l => l.got === null)
    if (fate === 'kept' && structs) await received(db, doc, structs, unheard, at)
    else if (fate !== 'gap') await takeOut(db, doc, unheard, others)
  })
}

const received = async (db: Database, doc: string, structs: readonly Struct[], rows: readonly LogRow[], at: number): Promise<void> => {
  const of = new Map(structs.map(s => [s.key, s]))
  const ours = rows.filter(l => !l.brought)
  await db.outbox.bulkDelete(ours.map(l => [doc, l.client, l.clock] as [string, number, number]))
  await db.refused.bulkDelete(ours.map(l => [doc, l.key] as [string, string]))
  await db.log.bulkPut(
    rows.map(l => ({ ...unmarked(l), client: of.get(l.key)!.client, clock: of.get(l.key)!.clock, got: l.brought ? dayOnly(at) : at })), // the rows were found by these keys
  )
}

const takeOut = async (db: Database, doc: string, rows: readonly LogRow[], others: ReadonlySet<Key>): Promise<void> => {
  const going = rows.filter(l => l.brought && !others.has(l.key))
  await rememberBeside(db, going)
  const keys = going.map(l => [doc, l.key] as [string, string])
  await db.log.bulkDelete(keys)
  await db.aside.bulkDelete(keys)
  const targets = going.map(l => l.target).filter(isKey) // '' where it could not be read
  await project(db, homeOf(doc), [...new Set(targets)])
}

/** What was carried here, for whoever brought it: by what became of it, the numbers of statements. What several copies hold is told once, where it came furthest. */
export type CarriedCount = { readonly fate: 'waiting' | Fate; readonly n: number; readonly fresh: number }
export const carriedCounts = async (db: Database): Promise<CarriedCount[]> => {
  const by = new Map<string, CarriedCount>()
  const told = new Set<string>()
  const rows = await db.carried.filter(c => !c.read).toArray()
  for (const row of rows.sort((a, b) => wayLeft(a.fate) - wayLeft(b.fate))) {
    const { fate } = row
    const names = statementsCarried(row).filter(name => !told.has(name))
    for (const name of names) told.add(name)
    const { n, fresh } = by.get(fate) ?? { n: 0, fresh: 0 }
    by.set(fate, { fate, n: n + names.length, fresh: fresh + row.fresh })
  }
  return [...by.values()].filter(c => c.n > 0).map(c => ({ ...c, fresh: Math.min(c.n, c.fresh) }))
}

/** Somebody has read what became of it: of what is still to be handed over all is told, and of what the relay has taken only the bytes are kept. */
export const carriedRead = async (db: Database): Promise<void> => {
  await db.carried.filter(c => isSafe(c.fate) && c.deflated.length > 0).modify(c => void (c.read = true))
  await db.carried.filter(c => !waits(c) && !c.read).delete()
}

/** A line has begun: what the relay had taken waits to be handed over again, all of it where the relay was set back, otherwise what is to be proved. Part of the caller's transaction. */
export const carriedWaitsAgain = async (db: Database, setBack: boolean): Promise<void> => {
  await db.carried
    .filter(c => isSafe(c.fate) && c.deflated.length > 0 && (setBack || c.proof === 'due'))
    .modify(c => {
      if (!setBack) return void (c.proof = 'asked')
      c.fate = 'waiting'
      c.fresh = 0 // it counts anew
      delete c.proof
      delete c.read
    })
}

const EMPTY = new Uint8Array()
const isThere = (fate: CarriedRow['fate']): boolean => fate === 'kept' || fate === 'key-known'
/** At the relay, among its rows or apart: it is there no more where the relay was set back to before. */
const isSafe = (fate: CarriedRow['fate']): boolean => isThere(fate) || fate === 'quarantine'
/** How far it is still from standing there. */
const wayLeft = (fate: CarriedRow['fate']): number =>
  fate === 'kept' ? 0 : fate === 'key-known' ? 1 : fate === 'quarantine' ? 2 : waits({ fate }) ? 3 : 4
