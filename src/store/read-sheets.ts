// What was taken in from old tick sheets (domain/tick-sheet.ts): which strokes are here, what else stands of a day, and the sheets one by one.
import type { Day } from '../domain/day.ts'
import { grouped } from '../domain/grouped.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import type { Visit } from '../domain/visit.ts'
import { visitsBetween } from './read-day-later.ts'
import { sealedOf } from './read-sealed.ts'
import type { Database } from './tables.ts'

/**
 * Those of these strokes that are here, in whatever document. 'back': their sheet was taken back, so they may come again; one that was taken
 * back by itself, as noted twice or for a real visit that came late, stays away.
 */
export const knownStrokes = async (db: Database, keys: readonly Key[]): Promise<ReadonlyMap<Key, 'here' | 'back'>> => {
  const logs = await db.log
    .where('key')
    .anyOf([...keys])
    .toArray()
  const rows = await db.visits.bulkGet(logs.map(l => [l.doc, l.key] as [string, string]))
  // of two that took the same sheet in, in two months, one row is shown (project.ts): that one says it
  const back = new Set(rows.flatMap(v => (v?.voided === 'sheet' ? [v.id] : [])))
  return new Map(logs.map(l => [l.key, back.has(l.key) ? 'back' : 'here']))
}

/** What stands of one day: of this sheet, and besides. */
export type DayThere = { readonly own: number; readonly others: number }

/** Of the days of a sheet those of which anything stands; also of months that are gone, where nobody can say from where it came. */
export const daysThere = async (
  db: Database,
  centre: CentreCode,
  sheet: Key,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, DayThere>> => {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const [visits, sealed] = await Promise.all([visitsBetween(db, centre, first, last), sealedOf(db, centre)])
  const out = new Map<Day, DayThere>()
  const add = (day: Day, own: number, others: number): void => {
    const before = out.get(day) ?? { own: 0, others: 0 }
    if (own + others > 0) out.set(day, { own: before.own + own, others: before.others + others })
  }
  for (const v of visits) if (v.voided === null) add(v.day, Number(v.sheet === sheet), Number(v.sheet !== sheet))
  for (const r of sealed.flatMap(s => s.rows)) if ('purposes' in r) add(r.day, 0, r.n - r.parts)
  return out
}

/** One sheet that stands, or what is left of it. `on`: the day on which it was taken in; `from`, `to`: what it is of. */
export type SheetTaken = {
  readonly sheet: Key
  readonly on: Day
  readonly from: Day
  readonly to: Day
  readonly visits: readonly Pick<Visit, 'doc' | 'id'>[]
}

/** All that stand in a centre's book, taken in by whichever of its devices; the last one first. */
export const sheetsTaken = async (db: Database, centre: CentreCode): Promise<readonly SheetTaken[]> => {
  const visits = await visitsBetween(db, centre, '' as Day, '\uffff' as Day) // before any day, and after
  const standing = visits.filter(v => v.voided === null && v.sheet !== undefined)
  const sheets = await Promise.all(
    [...grouped(standing, v => v.sheet!)].map(async ([sheet, all]): Promise<SheetTaken> => {
      const first = all.reduce((a, b) => (b.seq < a.seq ? b : a))
      const log = await db.log.get([first.doc, first.id])
      const [on] = log!.raw[6] as [Day] // the row was made of it
      return { sheet, on, from: all[0]!.day, to: all.at(-1)!.day, visits: all.map(({ doc, id }) => ({ doc, id })) } // in the order of their days
    }),
  )
  return sheets.sort((a, b) => (a.on !== b.on ? (a.on < b.on ? 1 : -1) : a.from < b.from ? 1 : -1))
}
