// What waits to be sent, cut into pieces; and what becomes of a piece when the relay has answered.
import { mayWrite } from '../domain/access.ts'
import { grouped } from '../domain/grouped.ts'
import { isKey, type Key } from '../domain/ids.ts'
import { dayOnly } from '../domain/day-only.ts'
import { monthOf, type Day } from '../domain/day.ts'
import { documentClass } from '../domain/document-name.ts'
import { writeAppend, type Struct } from '../wire/append.ts'
import type { PieceRefusal } from '../wire/frames.ts'
import { LIMITS } from '../wire/limits.ts'
import { newClient, type Dice } from './commit.ts'
import { fact, setFact } from './facts.ts'
import { followed } from './live.ts'
import { learnSeen } from './history-known.ts'
import { placeOf } from './place.ts'
import { readRows, type RowName } from './read-rows.ts'
import { isDamaged, sumOf } from './row-sum.ts'
import { isUnjudged, unmarked } from './unjudged.ts'
import { within, type Database, type LogRow, type OutboxRow } from './tables.ts'

/** Statements of one document, without a hole within each client. */
export type Piece = { readonly doc: string; readonly structs: readonly Struct[] }

/** Urgency: this month's visits, then calendars (a cancellation must not wait), then the rest. */
const rank = (doc: string, today: Day): number =>
  doc.endsWith(`/visits/${monthOf(today)}`) ? 0 : doc.includes('/calendar/') ? 1 : doc.includes('/visits/') ? 2 : 3

const structOf = (l: LogRow): Struct => ({ client: l.client, clock: l.clock, key: l.key, value: l.raw })

/** The rows of each document in turn, the most urgent document first. */
const byUrgency = (rows: readonly OutboxRow[], today: Day): OutboxRow[][] => {
  const documents = new Map<string, OutboxRow[]>()
  for (const o of rows) {
    const list = documents.get(o.doc)
    if (list) list.push(o)
    else documents.set(o.doc, [o])
  }
  return [...documents].sort(([a], [b]) => rank(a, today) - rank(b, today)).flatMap(([, list]) => [...byAct(list).values()])
}

/** What was said in one act is one list, behind what was said by itself: it leaves in one piece, so that nobody sees half of it. */
const byAct = (rows: readonly OutboxRow[]): Map<string, OutboxRow[]> => grouped(byItself(rows), o => o.act ?? '')
const byItself = (rows: readonly OutboxRow[]): OutboxRow[] =>
  [...rows].sort((a, b) => Number(a.act !== undefined) - Number(b.act !== undefined))

/**
 * Up to `most` pieces of at most `LIMITS.piece` bytes, the most urgent document first. Left out: what is under way (`going`, by
 * document and key), and documents for which `willing` says no. Reads no more of the log than it needs.
 */
export const pieces = async (
  db: Database,
  today: Day,
  going: ReadonlySet<string>,
  willing: (doc: string) => boolean = () => true,
  most = Infinity,
): Promise<Piece[]> => {
  const next = (logsOf: LogsOf): Promise<Piece[]> => nextPieces(db, today, going, willing, most, logsOf)
  try {
    return await db.transaction('r', [db.outbox, db.log], () => next(names => db.log.bulkGet([...names])))
  } catch {
    return next(async names => (await readRows(db, names)).rows) // one row that cannot be read, perhaps: it ends a transaction
  }
}

type LogsOf = (names: readonly RowName[]) => PromiseLike<readonly (LogRow | undefined)[]>

const nextPieces = async (
  db: Database,
  today: Day,
  going: ReadonlySet<string>,
  willing: (doc: string) => boolean,
  most: number,
  logsOf: LogsOf,
): Promise<Piece[]> => {
  const rows = (await db.outbox.orderBy('[doc+client+clock]').toArray()).filter(o => !going.has(`${o.doc} ${o.key}`) && willing(o.doc))
  const out: Piece[] = []
  for (const list of byUrgency(rows, today)) {
    for (let i = 0; i < list.length && out.length < most; i += AT_ONCE) {
      const names = list.slice(i, i + AT_ONCE)
      const logs = await logsOf(names.map(o => [o.doc, o.key]))
      out.push(...cut(sound(names, logs)))
    }
    if (out.length >= most) break
  }
  return out.slice(0, most)
}

/** Nothing damaged is ever sent; what follows it under the same client waits until it is set apart (damaged.ts), or there would be a hole. */
const sound = (names: readonly OutboxRow[], logs: readonly (LogRow | undefined)[]): LogRow[] => {
  const broken = new Set<number>()
  return logs.flatMap((l, i) => {
    const { client } = names[i]! // one for each
    if (!l || isDamaged(l)) broken.add(client)
    return l && !broken.has(client) ? [l] : []
  })
}

/** Log rows read at a time: about two pieces of interviews. */
const AT_ONCE = 256

/** What a statement adds to a piece, bytes; a little more than it does. */
export const sizeOf = (struct: Struct): number => writeAppend([struct]).length

/** Statements of one document, in their order, as pieces: within the limit, and without a hole within a client. */
export const cut = (logs: readonly LogRow[]): Piece[] => {
  const out: Piece[] = []
  let structs: Struct[] = []
  let size = 0
  const end = (doc: string): void => {
    if (structs.length > 0) out.push({ doc, structs })
    structs = []
    size = 0
  }
  for (const log of logs) {
    const struct = structOf(log)
    const bytes = sizeOf(struct)
    const last = structs.at(-1)
    const hole = last?.client === struct.client && last.clock + 1 !== struct.clock
    if (size + bytes > LIMITS.piece || hole) end(log.doc)
    size += bytes
    structs.push(struct)
  }
  if (logs[0]) end(logs[0].doc)
  return out
}

const places = (structs: readonly Struct[], doc: string): [string, number, number][] => structs.map(s => [doc, s.client, s.clock])

/** The relay has committed this piece. `seq`, `previous`: the document's sequence after and before; `at`: seconds since 1970. */
export const acknowledge = (
  db: Database,
  piece: Piece,
  answer: { seq: number; previous: number; mark: Uint8Array; at: number },
): Promise<void> =>
  db.transaction('rw', [db.log, db.outbox, db.refused, db.places, db.facts], async () => {
    const { doc, structs } = piece
    const place = await placeOf(db, doc)
    // nobody wrote between: our own statements need not come back; otherwise what others wrote is still wanted
    const have = place.have === answer.previous ? answer.seq : place.have
    await db.places.put({ ...place, have, want: Math.max(place.want, answer.seq) })
    const cursor = await fact(db, 'cursor')
    // what was there before is answered with the document's newest sequence, which may be somebody else's row: the cursor passes none unseen
    if (answer.previous < answer.seq && cursor?.seq === answer.seq - 1) await setFact(db, 'cursor', { seq: answer.seq, mark: answer.mark })
    await learnSeen(db, [answer])
    await db.outbox.bulkDelete(places(structs, doc))
    await db.refused.bulkDelete(structs.map(s => [doc, s.key] as [string, string])) // what was refused once and taken now is refused no more
    const logs = await db.log.bulkGet(structs.map(s => [doc, s.key] as [string, string]))
    // stamped with what the relay has: a row that says something else since is found by it
    await db.log.bulkPut(
      logs.flatMap((l, i) =>
        l ? [{ ...unmarked(l), got: l.got ?? answer.at, sum: sumOf({ doc, key: l.key, raw: structs[i]!.value }) }] : [],
      ),
    )
  })

/** Whether nothing of a piece waits at its place any more: while it was under way all of it got another, and goes from there. */
export const hasMoved = async (db: Database, { doc, structs }: Piece): Promise<boolean> => {
  const waiting = await db.outbox.bulkGet(places(structs, doc))
  return waiting.every((o, i) => o?.key !== structs[i]!.key)
}

/** A refusal that a person must hear of: the statements stay in the log and are listed as refused. What was only to fill the head (B7) is as it was before. */
export const setRefused = (db: Database, piece: Piece, reason: PieceRefusal, at: number): Promise<void> =>
  db.transaction('rw', [db.log, db.outbox, db.refused], async () => {
    // by key: while the piece was under way its statements may have moved to another place
    const logs = await db.log.bulkGet(piece.structs.map(s => [piece.doc, s.key] as [string, string]))
    const now = logs.flatMap(l => (l ? [[l.doc, l.client, l.clock] as [string, number, number]] : []))
    const rows = (await db.outbox.bulkGet(now)).filter(o => o !== undefined)
    await db.refused.bulkPut(rows.flatMap(({ doc, key, target, fill }) => (fill ? [] : [{ doc, key, target, reason, at }])))
    const fills = new Set(rows.flatMap(o => (o.fill ? [o.key] : [])))
    await db.log.bulkPut(logs.flatMap(l => (l && fills.has(l.key as Key) ? [{ ...l, got: dayOnly(at / 1000) }] : [])))
    await db.outbox.bulkDelete(now)
  })

/** Puts refused statements back to be sent once more: somebody at the head has changed something. */
export const tryRefusedAgain = (db: Database, now: number): Promise<void> =>
  db.transaction('rw', [db.log, db.outbox, db.refused], async () => {
    // what was erased is never sent again, and what was damaged is no longer what was said
    const rows = await db.refused.filter(r => r.reason !== 'closed' && r.reason !== 'damaged').toArray()
    const logs = await db.log.bulkGet(rows.map(r => [r.doc, r.key] as [string, string]))
    await db.outbox.bulkPut(
      logs.flatMap((l, i) => {
        const { doc, key, target } = rows[i]!
        if (documentClass(doc) === 'free') return [{ doc, client: 0, clock: 0, key, target, since: now }] // store/notes.ts
        return l ? [queued(l, target, now)] : []
      }),
    )
    await db.refused.bulkDelete(rows.map(r => [r.doc, r.key] as [string, string]))
  })

/** How what waits in a document is marked that this device only reads: it is given back to fill the head (B7), and nobody's loss where that is over. */
export const isOnlyRead = async (db: Database, doc: string): Promise<{ readonly fill?: true }> => {
  const rights = await fact(db, 'session')
  return rights && !mayWrite(rights, doc) ? { fill: true } : {}
}

const queued = (l: LogRow, target: Key, since: number): OutboxRow => ({
  doc: l.doc,
  client: l.client,
  clock: l.clock,
  key: l.key,
  target,
  since,
})

/**
 * 'gap', or what a relay of another history lacks: `holds` says up to which clock it has each client. Everything from there is queued
 * again and no longer counts as received; what was refused stays refused. Resolves with all that waits now from there on.
 */
export const sendFrom = (
  db: Database,
  doc: string,
  holds: (client: number) => number,
  now: number,
): Promise<readonly Pick<LogRow, 'client' | 'clock'>[]> =>
  db.transaction('rw', [db.log, db.outbox, db.refused, db.facts], async () => {
    const span = within(doc)
    const fill = await isOnlyRead(db, doc)
    const [logs, refused] = await Promise.all([
      db.log
        .where('[doc+key]')
        .between(...span)
        .toArray(),
      db.refused
        .where('[doc+key]')
        .between(...span)
        .toArray(),
    ])
    const kept = new Set(refused.map(r => r.key))
    const rows = logs.filter(l => l.clock >= holds(l.client) && !kept.has(l.key))
    const known = await db.outbox.bulkGet(rows.map(l => [doc, l.client, l.clock] as [string, number, number]))
    // what was brought by hand and is not judged yet goes as that, or not at all
    const missing = rows.filter((l, i) => !known[i] && !isUnjudged(l))
    await db.outbox.bulkPut(missing.map(l => ({ ...queued(l, isKey(l.target) ? l.target : l.key, now), ...fill })))
    await db.log.bulkPut(missing.map(l => ({ ...unmarked(l), got: null })))
    return rows
  })

/**
 * 'taken' or 'key-known': the place of an unsent statement is not ours (a cloned profile), or one of them is at the relay already.
 * What is unsent in this document moves to a new client id, keys unchanged; `here` is what the relay holds: it only leaves the outbox.
 */
export const rehome = (db: Database, dice: Dice, doc: string, at: number, here: ReadonlySet<string> = new Set()): Promise<void> =>
  db.transaction('rw', [db.log, db.outbox, db.places], async () => {
    const rows = await db.outbox
      .where('[doc+client+clock]')
      .between(...within3(doc))
      .toArray()
    const client = newClient(dice)
    const moving = byItself(rows.filter(o => !here.has(o.key))).map((o, clock) => ({ ...o, client, clock }))
    await db.outbox.bulkDelete(rows.map(o => [doc, o.client, o.clock] as [string, number, number]))
    await db.outbox.bulkAdd(moving)
    const logs = await db.log.bulkGet(rows.map(o => [doc, o.key] as [string, string]))
    const to = new Map(moving.map(o => [o.key, o]))
    await db.log.bulkPut(
      logs.flatMap(l => {
        if (!l) return []
        const place = to.get(l.key)
        return [place ? { ...l, client: place.client, clock: place.clock } : { ...unmarked(l), got: l.got ?? at }]
      }),
    )
    await db.places.put({ ...(await placeOf(db, doc)), client, clock: moving.length })
  })

const within3 = (doc: string): [unknown[], unknown[]] => [
  [doc, -1, -1],
  [doc, Infinity, Infinity],
]

/** What waits is counted this much after a commit: the screen's own word goes first, and the line loses nothing by it. Milliseconds. */
const COUNTED_AFTER = 16

/** Calls back, after commits in any tab, with how many statements wait. Returns how to stop; errors are told by the storage alert. */
export const followOutbox = (db: Database, tell: (count: number) => void): (() => void) => {
  const subscription = followed(() => db.outbox.count(), COUNTED_AFTER).subscribe({ next: tell, error: () => tell(0) })
  return () => subscription.unsubscribe()
}
