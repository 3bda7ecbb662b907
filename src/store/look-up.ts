// Many look-ups at once, inside the caller's transaction: a walk along an index waits at each step, and a query for each costs more than what it finds.
import Dexie, { type PromiseExtended } from 'dexie'
import { within, type Database, type LogRow } from './tables.ts'

const inTable = (table: string): IDBObjectStore => Dexie.currentTransaction.idbtrans.objectStore(table)
const inLog = (): IDBObjectStore => inTable('log')

/** The answers in the order of the keys. */
const each = <K, T>(keys: readonly K[], ask: (key: K) => IDBRequest<T>): PromiseExtended<T[]> =>
  new Dexie.Promise<T[]>((done, failed) => {
    const answers: T[] = []
    if (keys.length === 0) return done(answers)
    for (const key of keys) {
      const asked = ask(key)
      asked.onsuccess = () => {
        answers.push(asked.result)
        if (answers.length === keys.length) done(answers)
      }
      asked.onerror = () => failed(asked.error)
    }
  })

/** For each key the documents in which the log holds it, where there are several; else none. */
export const sharedBy = async (keys: readonly string[]): Promise<string[][]> => {
  const index = inLog().index('key')
  const counts = await each(keys, key => index.count(key))
  const shared = keys.filter((_, i) => counts[i]! > 1) // a count for each key
  if (shared.length === 0) return keys.map(() => [])
  const found = await each(shared, key => index.getAllKeys(key))
  const of = new Map(shared.map((key, i) => [key, found[i]!.map(primary => (primary as [string, string])[0])])) // the log's own primary keys: document and key
  return keys.map(key => of.get(key) ?? [])
}

/** Which of these tables hold a row under these names. */
export const tablesHolding = async <T extends string>(tables: readonly T[], names: IDBValidKey | IDBKeyRange): Promise<T[]> => {
  const counts = await each(tables, table => inTable(table).count(names))
  return tables.filter((_, i) => counts[i]! > 0) // a count for each table
}

/** How many rows of a document the log holds. */
export const heldIn = (db: Database, doc: string): PromiseExtended<number> =>
  db.log
    .where('[doc+key]')
    .between(...within(doc))
    .count()

/** So few are looked up without asking how many there are. */
const FEW = 8
/** Above this many rows for each record that is asked about, each is looked up; below, the whole document is read at once. */
const WORTH_READING = 8

/** The rows of `doc` that speak about these records, and perhaps others of it. */
export const rowsAbout = async (db: Database, doc: string, targets: readonly string[]): Promise<LogRow[]> => {
  const held = targets.length <= FEW ? Infinity : await heldIn(db, doc)
  if (held === 0) return []
  if (held < targets.length * WORTH_READING)
    return db.log
      .where('[doc+key]')
      .between(...within(doc))
      .toArray()
  const index = inLog().index('[doc+target]')
  const lists = await each(
    targets.map(t => [doc, t]),
    key => index.getAll(key) as IDBRequest<LogRow[]>, // the rows that are put there
  )
  return lists.flat()
}
