// Chromium keeps what we write in a log of LevelDB and, after a kill, goes on in the log it finds. Where the kill cut a record, the records
// that follow cannot be read at the opening after, and the browser deletes the whole database (google/leveldb issue 1287).

/** A database that is there for a moment: deleting one makes LevelDB put its log in order, and begin a new one. */
const MOMENTARY = 'relais-new-log'

/**
 * Makes the browser begin a new log, so that a record cut by the last kill is behind us. A few milliseconds and hardly a byte; in other
 * browsers it does nothing. Never rejects: where it cannot be, nothing is worse than before.
 */
export const beginNewLog = (factory: IDBFactory): Promise<void> =>
  new Promise(done => {
    try {
      const made = factory.open(MOMENTARY)
      made.onupgradeneeded = () => void made.result.createObjectStore('nothing')
      made.onerror = () => done()
      made.onsuccess = () => {
        made.result.close()
        const gone = factory.deleteDatabase(MOMENTARY)
        gone.onsuccess = gone.onerror = () => done()
      }
    } catch (e) {
      console.warn('no new log was begun', e) // a browser whose databases are broken says so at each writing, too
      done()
    }
  })
