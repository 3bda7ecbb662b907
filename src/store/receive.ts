// What the relay sent takes the same road as a commit, without the outbox. What came close together is written together: each transaction waits for the disk.
import { belongsTo } from '../domain/access.ts'
import { dayOnly } from '../domain/day-only.ts'
import { homeOf } from '../domain/document-name.ts'
import { grouped } from '../domain/grouped.ts'
import { isKey, type Key } from '../domain/ids.ts'
import type { Struct } from '../wire/append.ts'
import type { Mark } from '../wire/frames.ts'
import { addToLog } from './add-to-log.ts'
import { awaitsDamaged } from './damaged.ts'
import { fact } from './facts.ts'
import { learnSeen } from './history-known.ts'
import { heldIn } from './look-up.ts'
import { placeOf } from './place.ts'
import { project, sourcesOf } from './project.ts'
import { isDamaged, sumOf } from './row-sum.ts'
import { rowsReady } from './rows.ts'
import { COMMIT_TABLES, type Database, type LogRow } from './tables.ts'
import { giveWay } from './beside-estimates.ts'
import { unmarked } from './unjudged.ts'
import { eventsBeforeReceiving, noteCancelled, withFresh } from './unread.ts'

/** `upTo`: the sequence this brings the document to, `mark` its chain mark where it was told; `at`: when the relay committed it, seconds since 1970. */
export type Received = {
  readonly doc: string
  readonly structs: readonly Struct[]
  readonly upTo: number
  readonly at: number
  readonly mark: Mark | null
}

/**
 * Takes what the relay sent, all of it or nothing: no place runs ahead of its rows. A statement of our own that comes back is thereby
 * received: it leaves the outbox and takes the place the relay gave it. Of what others said only the day is kept: when exactly somebody
 * noted a visit is nobody's business (V1).
 */
export const receiveAll = async (db: Database, pieces: readonly Received[]): Promise<void> => {
  for (const { doc } of pieces) await rowsReady(doc)
  await db.transaction('rw', [...COMMIT_TABLES, 'unread', 'carried'], async () => {
    await learnSeen(
      db,
      pieces.map(p => ({ seq: p.upTo, mark: p.mark })),
    )
    const rights = await fact(db, 'session') // not the caller's: a tab that was opened under the former rights brings nothing of theirs
    const gone = new Set((await db.places.bulkGet(pieces.map(p => p.doc))).flatMap(p => (p?.gone ? [p.doc] : []))) // what was erased is not brought back by a relay that forgot
    const ours = pieces.filter(p => !gone.has(p.doc) && (!rights || belongsTo(rights, p.doc)))
    // side by side: each waits for its readings, and of two that hold one key whoever looks later sees the other (project.ts)
    await Promise.all([...grouped(ours, p => homeOf(p.doc))].map(([home, list]) => receiveHome(db, home, list)))
  })
}

export const receive = (db: Database, doc: string, structs: readonly Struct[], upTo: number, at: number): Promise<void> =>
  receiveAll(db, [{ doc, structs, upTo, at, mark: null }])

/** Pieces of one document and of those that speak about its records. */
const receiveHome = async (db: Database, home: string, pieces: readonly Received[]): Promise<void> => {
  const held = await Promise.all(sourcesOf(home).map(doc => heldIn(db, doc)))
  const blank = held.every(n => n === 0) // then what comes now is all there is
  const targets = new Set<Key>()
  const added = new Map<string, LogRow>()
  for (const { doc, structs, at } of pieces) {
    const known = blank
      ? structs.map(s => added.get(`${doc} ${s.key}`))
      : await db.log.bulkGet(structs.map(s => [doc, s.key] as [string, string]))
    const taken = await addToLog(db, doc, structs, known, dayOnly(at))
    for (const t of taken.targets) targets.add(t)
    for (const l of taken.rows) added.set(`${doc} ${l.key}`, l)
    const held = known.filter(l => l !== undefined)
    for (const t of await settle(db, doc, structs, held, at)) targets.add(t)
  }
  const before = await eventsBeforeReceiving(db, await placeOf(db, home), [...targets])
  await project(db, home, [...targets], blank ? [...added.values()] : undefined)
  await giveWay(db, home, [...targets])
  await noteCancelled(db, home, before)
  for (const [doc, list] of grouped(pieces, p => p.doc)) {
    const upTo = Math.max(...list.map(p => p.upTo))
    const place = await placeOf(db, doc)
    const { again, ...at } = place
    const waits = again && (await awaitsDamaged(db, doc))
    const have = waits ? place.have : Math.max(place.have, upTo)
    const reached = { ...at, have, want: Math.max(place.want, upTo), dropped: 0 as const, ...(waits && { again }) }
    await db.places.put(withFresh(reached, doc === home ? before : null, [...targets]))
  }
}

/**
 * What was held already: of our own it is said hereby that the relay has it. Where the relay holds other words under that key, for another device
 * has written the same tick sheet or this disk is damaged, its words stand, as everywhere else. Returns the records to fold anew for that.
 */
const settle = async (db: Database, doc: string, structs: readonly Struct[], held: readonly LogRow[], at: number): Promise<Key[]> => {
  const came = new Map(structs.map(s => [s.key, s]))
  const settled = held.filter(l => l.got === null || l.client !== came.get(l.key)!.client || l.clock !== came.get(l.key)!.clock) // held keys came in structs
  if (settled.length === 0) return []
  await db.outbox.bulkDelete(settled.map(l => [doc, l.client, l.clock] as [string, number, number]))
  const [same, others]: [LogRow[], LogRow[]] = [[], []]
  for (const l of settled) {
    const { client, clock, key, value } = came.get(l.key)!
    const sum = sumOf({ doc, key, raw: value })
    const row = { ...unmarked(l), client, clock, got: l.got ?? (l.brought ? dayOnly(at) : at), sum }
    ;(isDamaged(row) ? others : same).push(row)
  }
  await db.log.bulkPut(same)
  if (others.length === 0) return []
  const names = others.map(l => [doc, l.key] as [string, string])
  await db.log.bulkDelete(names)
  await db.aside.bulkDelete(names)
  const taken = await addToLog(db, doc, others.map(l => came.get(l.key)!), [], dayOnly(at)) // prettier-ignore
  return [...taken.targets, ...others.map(l => l.target).filter(isKey)]
}
