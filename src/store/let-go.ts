// WebKit keeps the page that one has left for when one comes back, with the transactions it had not ended. They never end then, and hold their
// tables: every page that comes after waits for them and stays empty, reloaded or not. So they are broken off when the page is left.
// What is begun after that, such as the last keys of a form, would hang in the same way and is broken off as it begins, until one comes back.
// The other browsers end or drop them by themselves, and there a tap made in the last moment is kept.
import type { Database } from './tables.ts'

/** From now on. What is broken off rejects, so nothing of it is ever said to be kept. */
export const letGoOnLeaving = (db: Database, vendor: string, page: EventTarget): void => {
  if (!vendor.startsWith('Apple')) return
  const open = new Set<IDBTransaction>()
  let left = false
  const breakOff = (transaction: IDBTransaction): void => {
    if (!open.has(transaction)) return
    try {
      transaction.abort()
    } catch {
      // its commit has begun: that one ends, and the others are still to be broken off
    }
  }
  const follow = (): void => {
    const { core } = db
    const begin = core.transaction.bind(core)
    core.transaction = (...asked) => {
      const made = begin(...asked) as IDBTransaction // Dexie hands on the browser's own
      open.add(made)
      for (const end of ['complete', 'abort']) made.addEventListener(end, () => open.delete(made))
      if (left) void Promise.resolve().then(() => breakOff(made)) // Dexie first hears of it, so that it is an abort to whoever asked
      return made
    }
  }
  db.on('ready', follow, true) // and each time it is opened again
  page.addEventListener('pagehide', e => {
    if (!(e as PageTransitionEvent).persisted) return // a page that is not kept ends with all it had
    left = true
    for (const transaction of open) breakOff(transaction)
  })
  page.addEventListener('pageshow', () => {
    left = false
  })
}
