// Statements that reach a centre by another way than the line: set apart at the head, or carried. They keep their keys, so that whatever
// comes again has no effect; what a person chose about estimates is written in the same transaction, so that no count ever shows both (T8).
import { mayWrite } from '../domain/access.ts'
import { homeOf, parseDocumentName } from '../domain/document-name.ts'
import { lateDays, takenBackBy, type Choice, type Late } from '../domain/estimates.ts'
import { fold } from '../domain/fold.ts'
import { grouped } from '../domain/grouped.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { parseStatement, writeStatement, type At, type Statement } from '../domain/statement.ts'
import { visitFrom, type Visit } from '../domain/visit.ts'
import type { Struct } from '../wire/append.ts'
import { LIMITS } from '../wire/limits.ts'
import { logRows } from './log-rows.ts'
import { standBeside, withBeside } from './beside-estimates.ts'
import { newClient, type Dice } from './commit.ts'
import { clocksOf, dropFact, fact, setFact } from './facts.ts'
import { sizeOf } from './outbox.ts'
import { placeOf } from './place.ts'
import { project } from './project.ts'
import { rowsReady } from './rows.ts'
import { isUnjudged } from './unjudged.ts'
import { COMMIT_TABLES, within, type Database, type LogRow } from './tables.ts'
import { eventsBeforeReceiving, noteCancelled } from './unread.ts'

/** Statements of one document with the places they had. */
export type Brought = { readonly doc: string; readonly structs: readonly Struct[] }

/** What it would change here. `known`: statements that are held already; `fresh`: those that are not; `late`: the days of visits among these; `others`: records that are no new visit. */
export type Weighed = {
  readonly doc: string
  readonly known: number
  readonly fresh: readonly Struct[]
  readonly late: readonly Late<Visit>[]
  readonly others: number
}

const statementsOf = (doc: string, rows: readonly { readonly key: string; readonly raw: LogRow['raw'] }[]): Statement[] =>
  rows.flatMap(r => {
    const s = parseStatement(doc, r.key, r.raw)
    return typeof s === 'string' ? [] : [s]
  })

/** Reads only. A statement that came several times is one; what somebody brought here by hand and the relay has not judged is not held. */
export const weigh = async (db: Database, { doc, structs }: Brought): Promise<Weighed> => {
  const once = [...new Map(structs.map(s => [s.key, s])).values()]
  const held = await db.log.bulkGet(once.map(s => [doc, s.key] as [string, string]))
  const fresh = once.filter((_, i) => !held[i] || isUnjudged(held[i]))
  const unjudged = held.filter(l => l !== undefined).filter(isUnjudged)
  const passing = new Set(unjudged.map(l => l.key))
  const said = statementsOf(
    doc,
    fresh.map(s => ({ key: s.key, raw: s.value })),
  )
  const about = [...grouped(said, s => s.target).keys()]
  const name = parseDocumentName(doc)
  if (name?.is !== 'visits') return { doc, known: once.length - fresh.length, fresh, late: [], others: about.length }
  const before = await Promise.all(about.map(id => db.log.where('[doc+target]').equals([doc, id]).toArray()))
  const would = about.map(id =>
    fold(doc, id, [
      ...statementsOf(
        doc,
        before.flat().filter(l => !passing.has(l.key)),
      ),
      ...said,
    ]),
  )
  const shown = await db.visits.bulkGet(about.map(id => [doc, id] as [string, string]))
  const visits = would.map(r => (r?.noun === 'visit' ? visitFrom(r, name.centre) : null))
  const brought = visits.filter((v, i): v is Visit => v !== null && v.voided === null && (!shown[i] || passing.has(v.id)))
  const undone = new Set(visits.flatMap((v, i) => (v && v.voided !== null && shown[i]?.voided === null ? [v.id] : [])))
  const days = [...new Set(brought.map(v => v.day))]
  const noted = (await Promise.all(days.map(d => db.visits.where('[centre+day]').equals([name.centre, d]).toArray()))).flat()
  const late = lateDays(
    noted.filter(v => !undone.has(v.id) && !passing.has(v.id)),
    brought,
    await withBeside(db, await standBeside(db, unjudged)),
  )
  return { doc, known: once.length - fresh.length, fresh, late, others: about.length - brought.length }
}

/** Which visits of which day, as a person was asked about them: the estimates, and what was brought. */
const asked = (weighed: Weighed): string =>
  weighed.late.map(d => [d.day, d.now, ...d.instead.map(v => v.id), '/', ...d.brought.map(v => v.id)].join(' ')).join('\n')

/** Whether since the question was asked something has come or gone: then it is to be asked again. */
export const wouldMove = async (db: Database, seen: Weighed): Promise<boolean> =>
  asked(await weigh(db, { doc: seen.doc, structs: seen.fresh })) !== asked(seen)

/** `known`: statements that were held already. 'forbidden': this device may not write there, and nothing was written. */
export type BroughtIn = { readonly is: 'done'; readonly added: number; readonly known: number } | { readonly is: 'forbidden' }

type Saying = { readonly when: Omit<At, 'seq'>; readonly by: string; readonly now: number }

/** Each statement right behind what it takes the place of, and what takes back a brought visit before it: cut anywhere, nothing counts twice. */
const inPairs = (fresh: readonly Struct[], back: readonly Struct[], weighed: Weighed, choice: Choice): Struct[] => {
  const left = new Map(back.map(s => [String(s.value[2]), s]))
  const out: Struct[] = []
  const pairs = new Map(
    choice === 'keep'
      ? weighed.late.flatMap(d => d.brought.map(v => [v.id, v.id] as const))
      : weighed.late.flatMap(d => d.instead.map((v, i) => [d.brought[i]!.id, v.id] as const)), // never more estimates than entries they meet
  )
  for (const s of fresh) {
    const first = left.get(pairs.get(s.key) ?? '')
    if (first && left.delete(String(first.value[2]))) out.push(first)
    out.push(s)
  }
  return [...left.values(), ...out]
}

/**
 * Writes what was brought into the log and the outbox, with the statements that take back the estimates it replaces ('replace') or that
 * it itself is taken back by ('keep'): all of it in one transaction, and of each document in one piece while it fits into one. It keeps
 * its places where they follow on what is here; where they do not, it gets new ones under the same keys.
 */
export const bringIn = async (
  db: Database,
  dice: Dice,
  brought: Brought,
  choice: Choice,
  { when, by, now }: Saying,
): Promise<BroughtIn> => {
  const { doc } = brought
  await rowsReady(doc)
  return db.transaction('rw', [...COMMIT_TABLES, 'unread'], async (): Promise<BroughtIn> => {
    const rights = await fact(db, 'session')
    if (!rights || !mayWrite(rights, doc)) return { is: 'forbidden' }
    const weighed = await weigh(db, brought)
    const { fresh, known } = weighed
    if (fresh.length === 0) return { is: 'done', added: 0, known }
    const clocks = await clocksOf(db)
    const takenBack = takenBackBy(weighed.late, choice)
    const client = newClient(dice)
    /** Clocks of the new client, in each document. */
    const next = new Map<string, number>()
    const placed = (into: string, s: Omit<Struct, 'client' | 'clock'>): Struct => {
      const clock = next.get(into) ?? 0
      next.set(into, clock + 1)
      return { ...s, client, clock }
    }
    const back = takenBack.map((v, i) => ({
      doc: v.doc,
      key: keyFrom(dice.bytes(16)),
      value: writeStatement({ kind: 'void', target: v.id, reason: 'twice' }, { ...when, seq: clocks.seq + i + 1 }, by),
    }))
    const said = new Map<string, Struct[]>([[doc, []]])
    const here = back.filter(b => b.doc === doc)
    const own = here.map(b => ({ client: 0, clock: 0, key: b.key, value: b.value }))
    const follows = await followsOn(db, doc, fresh)
    if (follows && [...fresh, ...own].reduce((sum, s) => sum + sizeOf(s), 0) <= LIMITS.piece)
      said.set(doc, [...fresh, ...own.map(s => placed(doc, s))])
    else
      said.set(
        doc,
        inPairs(fresh, own, weighed, choice).map(s => placed(doc, s)),
      )
    for (const b of back) if (b.doc !== doc) said.set(b.doc, [...(said.get(b.doc) ?? []), placed(b.doc, b)])
    const act = keyFrom(dice.bytes(16))
    for (const [into, structs] of said) await add(db, into, structs, act, now)
    await setFact(db, 'clocks', { ...clocks, seq: clocks.seq + back.length })
    await settleBeside(db, new Set(fresh.map(s => s.key)))
    return { is: 'done', added: fresh.length, known }
  })
}

/** Of what has been decided nothing needs to be remembered. */
const settleBeside = async (db: Database, decided: ReadonlySet<string>): Promise<void> => {
  const beside = await fact(db, 'beside')
  const entries = (beside?.entries ?? []).filter(k => !decided.has(k))
  if (entries.length === 0) await dropFact(db, 'beside')
  else await setFact(db, 'beside', { entries, estimates: beside?.estimates ?? [] })
}

const add = async (db: Database, doc: string, structs: readonly Struct[], act: string, since: number): Promise<void> => {
  const { rows, aside, targets } = logRows(doc, structs, null)
  await db.log.bulkPut(rows) // in place of what somebody brought and the relay has not judged
  if (aside.length > 0) await db.aside.bulkPut(aside)
  await db.outbox.bulkAdd(
    rows.map(l => ({ doc, client: l.client, clock: l.clock, key: l.key, target: (l.target || l.key) as Key, since, act })),
  ) // what cannot be read is about itself
  const place = await placeOf(db, doc)
  await db.places.put(place)
  const home = homeOf(doc)
  const before = await eventsBeforeReceiving(db, await placeOf(db, home), targets)
  await project(db, home, targets)
  await noteCancelled(db, home, before)
}

/** Whether these statements follow, client by client, on what is held of the document, and none of the clients is this device's own. */
const followsOn = async (db: Database, doc: string, fresh: readonly Struct[]): Promise<boolean> => {
  const next = new Map<number, number>()
  await db.log
    .where('[doc+key]')
    .between(...within(doc))
    .filter(l => !isUnjudged(l))
    .each(l => void next.set(l.client, Math.max(next.get(l.client) ?? 0, l.clock + 1)))
  const { client: own } = await placeOf(db, doc)
  for (const s of [...fresh].sort((a, b) => a.client - b.client || a.clock - b.clock)) {
    if (s.client === own || s.clock !== (next.get(s.client) ?? 0)) return false
    next.set(s.client, s.clock + 1)
  }
  return true
}
