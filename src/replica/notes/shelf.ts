// A note as it lies here: in y-indexeddb, which says nothing when it loses something. So it is opened with a deadline, opened anew when the browser has closed
// it or a write was broken off (it then writes down everything), and nothing lies in it alone: what was written here is in our own table too until this
// has been seen to hold it (store/notes.ts), and what others wrote comes again from the head.
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

export type Shelf = {
  /** Whether it was read: if not, what others wrote comes with the line. */
  readonly read: 'yes' | 'no'
  /** How often it had to be opened anew. */
  readonly reopened: () => number
  readonly close: () => Promise<void>
}

/** Milliseconds. */
const OPENS_WITHIN = 3000
const AGAIN_AFTER = 1000
/** What stays open this long is good again. */
const QUIET = 60_000
const MOST_TRIES = 5

const within = <T>(promise: Promise<T>, ms: number): Promise<T | 'late'> =>
  Promise.race([promise, new Promise<'late'>(go => setTimeout(() => go('late'), ms))])

/** y-indexeddb never says that it could not open, so we try first. */
const opens = (name: string): Promise<boolean> =>
  new Promise(done => {
    try {
      const asked = indexedDB.open(name)
      asked.onupgradeneeded = () => {
        // as y-indexeddb makes it
        asked.result.createObjectStore('updates', { autoIncrement: true })
        asked.result.createObjectStore('custom')
      }
      asked.onsuccess = () => {
        asked.result.close()
        done(true)
      }
      asked.onerror = asked.onblocked = () => done(false)
    } catch {
      done(false) // no database in this browser, or none any more
    }
  })

/** Reads what lies there into `doc`, and from then on keeps what comes into it. Never rejects. */
export const openShelf = async (name: string, doc: Y.Doc, deadline = OPENS_WITHIN): Promise<Shelf> => {
  let kept: IndexeddbPersistence | null = null
  let put: ((update: Uint8Array, origin: unknown) => void) | null = null
  let closed = false
  let tries = 0
  let reopened = 0

  const open = async (): Promise<'yes' | 'no'> => {
    if ((await within(opens(name), deadline)) !== true || closed) return 'no'
    const store = new IndexeddbPersistence(name, doc)
    kept = store
    if ((await within(store.whenSynced, deadline)) === 'late') {
      leave(store)
      return 'no'
    }
    // failures of its writes come up to its connection, and nowhere else
    for (const broken of ['close', 'abort', 'error', 'versionchange']) store.db?.addEventListener(broken, () => again(store))
    // over a connection that is gone it throws, and nobody else would hear of what has come
    doc.off('update', store._storeUpdate)
    put = (update, origin) => {
      try {
        store._storeUpdate(update, origin)
      } catch {
        again(store)
      }
    }
    doc.on('update', put)
    return 'yes'
  }
  const leave = (store: IndexeddbPersistence): void => {
    if (kept === store) kept = null
    if (put) doc.off('update', put)
    put = null
    void store.destroy().catch(() => undefined) // its connection may never have opened
  }
  const again = (store: IndexeddbPersistence): void => {
    if (closed || kept !== store) return
    leave(store)
    reopen()
  }
  const reopen = (): void => {
    if (closed || tries >= MOST_TRIES) return
    tries++
    setTimeout(
      () => {
        if (closed || kept) return
        reopened++
        void open().then(read => {
          if (read === 'no') return reopen()
          setTimeout(() => {
            if (kept) tries = 0
          }, QUIET)
        })
      },
      tries === 1 ? 0 : AGAIN_AFTER * tries,
    )
  }
  const read = await open()
  if (read === 'no') reopen()
  return {
    read,
    reopened: () => reopened,
    close: async () => {
      closed = true
      const store = kept
      kept = null
      if (put) doc.off('update', put)
      await store?.destroy().catch(() => undefined)
    },
  }
}
