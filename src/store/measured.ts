// What the head's time says of this device's clock, and what can be told of the entries that wait: written down before they are sent (V7, T3, C06).
import type { ClockState } from '../domain/clock-state.ts'
import { daysApart } from '../domain/day-range.ts'
import { isDay, type Day } from '../domain/day.ts'
import { daysOff, measuredNow } from '../domain/doubtful-days.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import type { Key } from '../domain/ids.ts'
import { parseStatement, type Statement, type Value } from '../domain/statement.ts'
import { fact, setFact, type Clocks } from './facts.ts'
import type { Database, OutboxRow } from './tables.ts'

/** A clock that is set right by a little falls back too. Milliseconds. */
const FELL = 60_000
/** Nobody leaves more sittings unconfirmed. */
const KEPT = 500

/**
 * Entries before which the clock of this device fell back: it began anew, so a sitting begins (C06). By what waits, which says when it was noted; where
 * only half-days are kept nothing else tells it, and it is gone with the sending.
 */
export const fellBefore = (waiting: readonly OutboxRow[]): Key[] => {
  const last = new Map<string, number>()
  const pending = new Set<string>()
  const out: Key[] = []
  for (const { doc, client, key, target, since } of waiting.toSorted((a, b) => a.clock - b.clock)) {
    if (parseDocumentName(doc)?.is !== 'visits') continue
    const place = `${doc} ${client}`
    if (since < (last.get(place) ?? since) - FELL) pending.add(place)
    last.set(place, since)
    if (key === target && pending.delete(place)) out.push(key)
  }
  return out
}

/** The nouns of whose day a person may be asked. */
const DATED: readonly string[] = ['visit', 'group', 'tally']

/** Entries that wait, noted while that was known of the clock. */
const madeIn = async (db: Database, waiting: readonly OutboxRow[], clock: ClockState): Promise<Statement[]> => {
  const made = waiting.filter(o => o.key === o.target && parseDocumentName(o.doc)?.is === 'visits')
  const logs = await db.log.bulkGet(made.map(o => [o.doc, o.key] as [string, string]))
  return logs.flatMap(l => {
    const said = l && parseStatement(l.doc, l.key, l.raw)
    return said && typeof said === 'object' && DATED.includes(said.field) && said.at.clock === clock ? [said] : []
  })
}

/**
 * A clock that is found whole days off gave what waits the wrong days, unless it was marked when it was noted, and nothing else would tell: of one that is
 * ahead they are not in the future any more, one that is slow has days that were. So they are written down, for the centre to say (T3).
 */
const noteDaysOff = async (db: Database, waiting: readonly OutboxRow[], off: number, was: number): Promise<void> => {
  const days = daysOff(off, 0)
  if (days === 0 || Math.sign(days) === Math.sign(daysOff(was, 0))) return // right, or found so before: what came since is marked
  const entries = (await madeIn(db, waiting, 'ok')).map(s => [s.doc, s.key] as const)
  if (entries.length > 0) await setFact(db, 'daysAhead', { days, off, entries })
}

/** The day that an entry says it is of. */
const dayIn = ({ at, value }: Statement): Day => {
  const place = Array.isArray(value) ? value.indexOf('day') : -1 // names and values by turns
  const said = place < 0 ? null : (value as readonly Value[])[place + 1]
  return isDay(said) ? said : at.day
}
/** A day that a person said and that has not come yet when the head is heard was said wrongly, whatever the clock has become since (V7): the centre is asked. */
const noteSaidAhead = async (db: Database, waiting: readonly OutboxRow[], today: Day): Promise<void> => {
  const ahead = (await madeIn(db, waiting, 'confirmed')).filter(s => dayIn(s) > today)
  const last = ahead.map(dayIn).toSorted().at(-1)
  if (last && !(await fact(db, 'daysAhead')))
    await setFact(db, 'daysAhead', { days: daysApart(today, last), said: true, entries: ahead.map(s => [s.doc, s.key]) })
}

/** `at` by this device's clock, `relay` by the head's, milliseconds; `before`: when that was measured last. Part of the caller's transaction. */
export const noteMeasured = async (db: Database, { seq, heard: before }: Clocks, at: number, relay: number, today?: Day): Promise<void> => {
  const waiting = await db.outbox.toArray()
  if (today) await noteSaidAhead(db, waiting, today)
  await noteDaysOff(db, waiting, at - relay, before ? before.at - before.relay : 0)
  const known = (await fact(db, 'measured')) ?? []
  const now = measuredNow(known, at - relay, seq)
  if (now.length > 0) await setFact(db, 'measured', now)
  const fell = fellBefore(waiting)
  if (fell.length > 0) await setFact(db, 'fell', [...new Set([...((await fact(db, 'fell')) ?? []), ...fell])].slice(-KEPT))
}
