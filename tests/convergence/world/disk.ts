// A device's disk: a database that outlives its page, and what may befall a transaction in the moment it would be committed.
import { IDBFactory, IDBKeyRange, IDBTransaction } from 'fake-indexeddb'
import { openDatabase, type Database } from '../../../src/store/tables.ts'

/** In the moment of the commit: it goes through; the disk is full; the device dies just before, or just after it and nobody hears of it. */
export type Fate = 'through' | 'full' | 'dies before' | 'dies after'

/** What is asked of fake-indexeddb's own transaction. */
type Inner = IDBTransaction & {
  _requests: readonly unknown[]
  _rollbackLog: readonly unknown[]
  _state: string
  readonly db: { readonly _rawDatabase: Raw }
  _start: () => void
  _abort: (error: string | null) => void
  _markFinished: () => void
}
type Raw = {
  transactions: readonly Inner[]
  readonly rawObjectStores: ReadonlyMap<string, { readonly records: { readonly values: () => Iterable<{ readonly value: unknown }> } }>
}

/** `died`: called in the moment in which a device dies at its commit. */
export type Fates = { readonly ask: () => Fate; readonly died: () => void }
const fates = new WeakMap<Raw, Fates>()

/** fake-indexeddb forgets no transaction, and looks at all of them whenever one ends: those that are over go once there are so many. */
const FORGOTTEN_FROM = 32
const forgetFinished = (raw: Raw): void => {
  if (raw.transactions.length >= FORGOTTEN_FROM) raw.transactions = raw.transactions.filter(t => t._state !== 'finished')
}

/** Once in a process. */
export const takeOverCommits = (): void => {
  const inner = IDBTransaction.prototype as unknown as Inner
  const start = inner._start
  inner._start = function (this: Inner) {
    forgetFinished(this.db._rawDatabase)
    const fate = fates.get(this.db._rawDatabase)
    const commits =
      fate && this.mode === 'readwrite' && this._requests.length === 0 && this._rollbackLog.length > 0 && this._state !== 'finished'
    switch (commits ? fate.ask() : 'through') {
      case 'through':
        return start.call(this)
      case 'full':
        return this._abort('QuotaExceededError')
      case 'dies before':
        return fate?.died() // whoever dies breaks off what is open
      case 'dies after':
        this._markFinished() // and nobody is told
        return fate?.died()
    }
  }
}

/** A disk with one database on it. */
export type Disk = {
  /** As a page that is opened does. */
  readonly open: () => Database
  /** After its first opening: what may befall its commits. */
  readonly mark: () => void
  /** What lies in a table, in the order of its keys, read past the database; to be looked at while nothing is under way, and not to be changed. */
  readonly rows: (table: string) => readonly unknown[]
  /** The page is gone, or the power: what was not committed is not there. */
  readonly cut: (db: Database) => void
}
export const createDisk = (name: string, fate: Fates): Disk => {
  const factory = new IDBFactory()
  const raw = (): Raw | undefined => (factory as unknown as { readonly _databases: Map<string, Raw> })._databases.get(name)
  return {
    open: () => openDatabase(name, { indexedDB: factory, IDBKeyRange }),
    rows: table => Array.from(raw()!.rawObjectStores.get(table)!.records.values(), r => r.value),
    cut(db) {
      for (const t of [...(raw()?.transactions ?? [])]) if (t._state !== 'finished') t._abort(null)
      db.close()
    },
    mark: () => void fates.set(raw()!, fate), // once it was opened it is there
  }
}
