// Chromium keeps what we write in a log of LevelDB and goes on in the log it finds. Killed in the middle of a record, it writes the next
// ones behind that half: at the opening after, they cannot be read, and the browser deletes the whole database (google/leveldb issue 1287).

/** More than LevelDB holds in memory (4 MB): then it puts all in order into a table and begins a new log. Bytes. */
const PAGES = 75
const PAGE = 60 * 1024 // beyond 64 kB a value would go to a file of its own
/** Where less room than this is left, that is for what people write. Bytes. */
const ROOM = 10 * PAGES * PAGE

/**
 * Makes the browser begin a new log, so that the half record of a kill is behind us before anything more can happen to it. Does nothing
 * in other browsers, nor where there is little room; never rejects: nothing is worse than before.
 */
export const beginNewLog = async (storage: StorageManager): Promise<void> => {
  if (!('userAgentData' in navigator)) return // only Chromium has it
  const { quota = 0, usage = 0 } = await storage.estimate().catch((): StorageEstimate => ({}))
  if (quota - usage >= ROOM) await writePages()
}

const writePages = (): Promise<void> =>
  new Promise(done => {
    const opening = indexedDB.open('relais-log')
    opening.onupgradeneeded = () => void opening.result.createObjectStore('pages')
    opening.onerror = () => done()
    opening.onsuccess = () => {
      const db = opening.result
      const turned = db.transaction('pages', 'readwrite', { durability: 'strict' })
      const page = new Uint8Array(PAGE)
      for (let n = 0; n < PAGES; n++) turned.objectStore('pages').put(page, 0)
      turned.objectStore('pages').clear()
      turned.oncomplete = turned.onabort = () => {
        db.close()
        done()
      }
    }
  })
