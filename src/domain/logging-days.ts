// On which days a centre was one that logs visits: what the directory had said of it by then, not what it says today (C02, V6).
import { centreFrom } from './centre-record.ts'
import { logsVisits } from './centre.ts'
import type { Day } from './day.ts'
import { fold } from './fold.ts'
import type { Key } from './ids.ts'
import type { Statement } from './statement.ts'

/** From this day on, until the next. */
export type LoggingFrom = { readonly from: Day; readonly logs: boolean }

/** The day a statement counts from: a clock that has fallen back puts none before what its author was looking at. */
const dayOf = (s: Statement, all: ReadonlyMap<Key, Statement>): Day =>
  [...s.base, s.target].reduce((day, key) => {
    const seen = all.get(key)?.at.day
    return seen !== undefined && seen > day ? seen : day
  }, s.at.day)

/** By day, the earliest first; nothing where the centre is not known. The last is what holds today. */
export const loggingDays = (statements: readonly Statement[], doc: string, id: Key): LoggingFrom[] => {
  const byKey = new Map(statements.map(s => [s.key, s]))
  const dated = statements.map(s => ({ s, from: dayOf(s, byKey) }))
  return [...new Set(dated.map(d => d.from))].sort().flatMap((from): LoggingFrom[] => {
    const record = fold(
      doc,
      id,
      dated.filter(d => d.from <= from).map(d => d.s),
    )
    const centre = record && centreFrom(record)
    return centre ? [{ from, logs: logsVisits(centre) }] : []
  })
}

/** It had been said by then that the centre logs visits. */
export const saidToLogOn = (days: readonly LoggingFrom[], day: Day): boolean => days.findLast(d => d.from <= day)?.logs ?? false
/** A day before the first word is like the first: whether a book was kept then is said by its entries (book-begins.ts). */
export const logsOn = (days: readonly LoggingFrom[], day: Day): boolean => (days.findLast(d => d.from <= day) ?? days[0])?.logs ?? false
