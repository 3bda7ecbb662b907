// What was taken in from old tick sheets (domain/tick-sheet.ts): which strokes are here, what else stands of a day, and the sheets one by one.
import { monthOf, type Day } from '../domain/day.ts'
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

/**
 * Of the days of a sheet, in their order, those of which anything stands; also of months that are gone, where nobody can say from where it came.
 * Read month by month: a sheet may be of three years.
 */
export const daysThere = async (
  db: Database,
  centre: CentreCode,
  sheet: Key,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, DayThere>> => {
  const out = new Map<Day, DayThere>()
  const add = (day: Day, own: number, others: number): void => {
    const before = out.get(day) ?? { own: 0, others: 0 }
    if (own + others > 0) out.set(day, { own: before.own + own, others: before.others + others })
  }
  for (const of of grouped(days, monthOf).values()) {
    const visits = await visitsBetween(db, centre, of[0]!, of.at(-1)!) // no group is empty
    for (const v of visits) if (v.voided === null) add(v.day, Number(v.sheet === sheet), Number(v.sheet !== sheet))
  }
  for (const r of (await sealedOf(db, centre)).flatMap(s => s.rows)) if ('purposes' in r) add(r.day, 0, r.n - r.parts)
  return out
}

/** Visits looked through in one turn, so that whoever types meanwhile is not kept waiting. */
const STEP = 200

/** The visits of sheets that stand in a centre's books, the earliest book first; `see` is called within the transaction that read them. */
const standingOfSheets = async (
  db: Database,
  centre: CentreCode,
  see: (visits: readonly (Visit & { readonly sheet: Key })[]) => PromiseLike<void> | void,
): Promise<void> => {
  const prefix = `centre/${centre}/visits/`
  const end = [`${prefix}\uffff`, '']
  for (let after = [prefix, '']; ;) {
    const last = await db.transaction('r', [db.visits, db.log], async () => {
      const rows = await db.visits.where('[doc+id]').between(after, end, false, true).limit(STEP).toArray()
      await see(rows.filter((v): v is Visit & { readonly sheet: Key } => v.voided === null && v.sheet !== undefined))
      return rows.at(STEP - 1)
    })
    if (!last) return
    after = [last.doc, last.id]
  }
}

/** One sheet that stands, or what is left of it. `on`: the first day on which some of it was taken in; `days`: those it is of, in their order. */
export type SheetTaken = {
  readonly sheet: Key
  readonly on: Day
  readonly days: readonly Day[]
  /** Of these, the days of which other sheets stand, too: another desk, or the same strokes once more. */
  readonly shared: readonly Day[]
  readonly n: number
}

/** All that stand in a centre's books, taken in by whichever of its devices; the last one first. */
export const sheetsTaken = async (db: Database, centre: CentreCode): Promise<readonly SheetTaken[]> => {
  const found = new Map<Key, { book: string; on: Day; n: number; readonly days: Set<Day> }>()
  await standingOfSheets(db, centre, async visits => {
    // a later book was written in on later days
    const first = visits.filter(v => (found.get(v.sheet)?.book ?? v.doc) === v.doc)
    const logs = await db.log.bulkGet(first.map(v => [v.doc, v.id] as [string, string]))
    const written = new Map(logs.map((l, i) => [first[i]!, (l!.raw[6] as [Day])[0]])) // the row was made of it, by `parseStatement`
    for (const v of visits) {
      const on = written.get(v)
      const of = found.get(v.sheet) ?? { book: v.doc, on: on!, n: 0, days: new Set() } // of its first book it is read
      if (on !== undefined && on < of.on) of.on = on
      of.n++
      of.days.add(v.day)
      found.set(v.sheet, of)
    }
  })
  const sheetsOn = new Map<Day, number>()
  for (const { days } of found.values()) for (const day of days) sheetsOn.set(day, (sheetsOn.get(day) ?? 0) + 1)
  const sheets = [...found].map(([sheet, { on, n, days }]): SheetTaken => {
    const inOrder = [...days].sort()
    return { sheet, on, n, days: inOrder, shared: inOrder.filter(day => sheetsOn.get(day)! > 1) } // each was put there
  })
  return sheets.sort((a, b) => (a.on !== b.on ? (a.on < b.on ? 1 : -1) : a.days[0]! < b.days[0]! ? 1 : -1)) // a day for each visit
}

/** The visits of one sheet that stand. */
export const visitsOfSheet = async (db: Database, centre: CentreCode, sheet: Key): Promise<readonly Pick<Visit, 'doc' | 'id'>[]> => {
  const out: Pick<Visit, 'doc' | 'id'>[] = []
  await standingOfSheets(db, centre, visits => {
    for (const { doc, id } of visits.filter(v => v.sheet === sheet)) out.push({ doc, id })
  })
  return out
}
