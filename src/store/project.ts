// From statements to rows: for each touched record re-read its statements, fold, put the row. Doing it twice changes nothing.
import { companionOf, homeOf, parseDocumentName } from '../domain/document-name.ts'
import { fold, type Folded } from '../domain/fold.ts'
import { grouped } from '../domain/grouped.ts'
import type { Key } from '../domain/ids.ts'
import { rowsAbout, sharedBy, tablesHolding } from './look-up.ts'
import { belongsIn, isNoun, isOfBook, sameBook } from '../domain/nouns.ts'
import { parseStatement, type Statement } from '../domain/statement.ts'
import type { RowTable } from './row-maker.ts'
import { rowMaker } from './rows.ts'
import { ROW_TABLES, type AsideRow, type Database, type LogRow } from './tables.ts'

/** A record that is to be shown, or why it is not. */
type Outcome = { readonly table: RowTable; readonly row: object } | AsideRow['why']

const outcome = (record: Folded | null, doc: string, copies: readonly string[]): Outcome => {
  if (!record) return 'foreign' // nothing was created under this id here
  if (!isNoun(record.noun)) return 'newer'
  if (!belongsIn(record.noun, doc)) return 'foreign'
  if (copies.some(other => other < doc)) return 'copied'
  const name = parseDocumentName(doc)
  const { table, make } = rowMaker(record.noun)
  const row = make(record, name && 'centre' in name ? name.centre : null)
  return row ? { table, row } : 'unreadable'
}

/**
 * Brings the rows of these records up to date, inside the caller's transaction, before which `rowsReady` was awaited. `targets`: ids of records of `doc` (or, for a remarks
 * document, of the visits it speaks about). `all`: every row of the log about them, where the caller knows it.
 */
export const project = async (db: Database, doc: string, targets: readonly Key[], all?: readonly LogRow[]): Promise<void> => {
  if (targets.length === 0) return
  const home = homeOf(doc)
  const sources = sourcesOf(home)
  const [about, elsewhere, anyAside] = await Promise.all([
    all ?? rowsOf(db, sources, targets),
    isOfBook(home) ? sharedBy(targets) : [],
    db.aside.count(),
  ])
  const byTarget = grouped(about, l => l.target)

  const put: Rows = new Map()
  const aside: AsideRow[] = []
  const shown: [string, string][] = []
  const hidden: [string, string][] = []
  const later: [string, Key][] = []
  for (const [i, id] of targets.entries()) {
    const rows = byTarget.get(id) ?? []
    const copies = (elsewhere[i] ?? []).filter(d => d !== home && sameBook(d, home))
    const said = statementsOf(rows)
    const record = fold(home, id, said) ?? fold(sources.at(-1)!, id, said) // the counts of a sealed month are made in its remarks
    const done = outcome(record, record?.doc ?? home, copies)
    for (const other of copies) if (home < other) later.push([other, id])
    if (typeof done === 'string') {
      aside.push(...rows.map(l => ({ doc: l.doc, key: l.key, target: l.target, why: done })))
      hidden.push(...sources.map((d): [string, string] => [d, id]))
    } else {
      add(put, done)
      shown.push(...sources.map((d): [string, string] => [d, id]))
    }
  }
  await putRows(db, put)
  await db.gists.delete([home, '']) // of what is new the number tells it
  await hide(db, hidden)
  if (shown.length > 0 && anyAside > 0) await db.aside.where('[doc+target]').anyOf(shown).delete()
  if (aside.length > 0) await db.aside.bulkPut(aside)
  for (const [other, id] of later) await project(db, other, [id]) // an earlier month holds the same id: the later one gives way
}

const rowsOf = async (db: Database, sources: readonly string[], targets: readonly Key[]): Promise<LogRow[]> =>
  (await Promise.all(sources.map(doc => rowsAbout(db, doc, targets)))).flat()

/** Records that this device makes with these very statements, under ids it has just drawn: nothing else can be about them, so nothing is read. */
export const projectNew = async (db: Database, doc: string, rows: readonly LogRow[]): Promise<void> => {
  const put: Rows = new Map()
  const aside: AsideRow[] = []
  for (const l of rows) {
    const done = outcome(fold(doc, l.key, statementsOf([l])), doc, [])
    if (typeof done === 'string') aside.push({ doc, key: l.key, target: l.target, why: done })
    else add(put, done)
  }
  await putRows(db, put)
  if (aside.length > 0) await db.aside.bulkPut(aside)
}

/** The documents whose statements are about records of `home`. */
export const sourcesOf = (home: string): string[] => [home, ...[companionOf(home)].filter(d => d !== null)]

type Rows = Map<RowTable, object[]>
const add = (rows: Rows, { table, row }: Exclude<Outcome, string>): void => {
  const list = rows.get(table)
  if (list) list.push(row)
  else rows.set(table, [row])
}
const putRows = async (db: Database, rows: Rows): Promise<void> => {
  for (const [table, list] of rows) await db.table(table).bulkPut(list)
}

/** Whatever noun they were shown as. Only what is there is deleted: who follows a table is not woken for nothing. */
const hide = async (db: Database, names: readonly [string, string][]): Promise<void> => {
  for (const name of names) for (const table of await tablesHolding(ROW_TABLES, name)) await db[table].delete(name)
}

const statementsOf = (rows: readonly LogRow[]): Statement[] =>
  rows.flatMap(l => {
    const s = parseStatement(l.doc, l.key, l.raw)
    return typeof s === 'string' ? [] : [s]
  })
