// On which days a centre was one that logs visits, and when it was said to be open: what the directory had said of it by then, not what it says today (C02, V6).
import { centreFrom } from './centre-record.ts'
import { logsVisits } from './centre.ts'
import { slotOrder, type Day, type Minutes, type Slot } from './day.ts'
import { fold } from './fold.ts'
import type { Key } from './ids.ts'
import type { Hours, Week } from './opening.ts'
import type { Statement } from './statement.ts'

/** From this day on, said in this slot of it, until the next. */
export type LoggingFrom = { readonly from: Day; readonly slot: Slot; readonly logs: boolean; readonly week: Week }
type Said = Pick<LoggingFrom, 'from' | 'slot'>

const order = (a: Said, b: Said): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : slotOrder(a.slot) - slotOrder(b.slot))

const saidAt = ({ at }: Statement): Said => ({ from: at.day, slot: at.slot })
/** When a statement counts from: a clock that has fallen back puts none before what its author was looking at. */
const countsFrom = (s: Statement, all: ReadonlyMap<Key, Statement>): Said =>
  [...s.base, s.target].reduce((said, key) => {
    const seen = all.get(key)
    return seen && order(saidAt(seen), said) > 0 ? saidAt(seen) : said
  }, saidAt(s))

const EARLIEST = '0000-01-01' as Day

/** By day and slot, the earliest first; nothing where the centre is not known. The last is what holds today. */
export const loggingDays = (statements: readonly Statement[], doc: string, id: Key): LoggingFrom[] => {
  const byKey = new Map(statements.map(s => [s.key, s]))
  const dated = statements.map(s => ({ s, said: countsFrom(s, byKey) })).sort((a, b) => order(a.said, b.said))
  const moments = dated.map(d => d.said).filter((said, i, all) => i === 0 || order(all[i - 1]!, said) < 0)
  return moments.flatMap((said): LoggingFrom[] => {
    const record = fold(
      doc,
      id,
      dated.filter(d => order(d.said, said) <= 0).map(d => d.s),
    )
    const centre = record && centreFrom(record)
    return centre ? [{ ...said, logs: logsVisits(centre), week: centre.week }] : []
  })
}

/** It had been said by then that the centre logs visits. */
export const saidToLogOn = (days: readonly LoggingFrom[], day: Day): boolean => days.findLast(d => d.from <= day)?.logs ?? false
/** A day before the first word is like the first: whether a book was kept then is said by its entries (book-begins.ts). */
export const logsOn = (days: readonly LoggingFrom[], day: Day): boolean => (days.findLast(d => d.from <= day) ?? days[0])?.logs ?? false

/** A change holds from its day on: a month that is over keeps the hours it had. What was there before the first word is like the first. */
export const withPast = (hours: Hours, days: readonly LoggingFrom[]): Hours => ({
  ...hours,
  told: days.map(({ from, week }, i) => ({ from: i === 0 ? EARLIEST : from, week })),
})

/** The minute in which what was said in a slot had certainly been said. */
const slotEnds = (slot: Slot): Minutes => (slot === 'am' ? 720 : slot === 'pm' ? 1440 : slot * 60 + 60)
/** It had been said when that minute of the day came: who hears at five that a centre is open was not asked about that afternoon. */
export const toldBy = (days: readonly LoggingFrom[], day: Day, minute: Minutes): boolean => {
  const first = days[0]
  if (first === undefined || day < first.from) return logsOn(days, day)
  return days.findLast(d => d.from < day || (d.from === day && slotEnds(d.slot) <= minute))?.logs ?? false
}
