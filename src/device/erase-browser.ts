// What else of Relais a browser keeps: its databases, its files for use without a line, the small things beside them. This address is Relais's alone.

/** A database that somebody else still has open is deleted when that is closed. */
const deleteDatabase = (name: string): Promise<void> =>
  new Promise(done => {
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = asked.onerror = asked.onblocked = () => done()
  })

/** `known`: databases that are ours in any case; some browsers do not list them. Never rejects: what one part refuses does not stop the others. */
export const eraseBrowser = async (known: readonly string[]): Promise<void> => {
  const names = await Promise.resolve(indexedDB.databases?.()).catch(() => undefined) // not listed: the known ones go
  const found = (names ?? []).flatMap(d => (d.name === undefined ? [] : [d.name]))
  const parts: (() => unknown)[] = [
    ...[...new Set([...known, ...found])].map(name => () => deleteDatabase(name)),
    async () => Promise.all((await caches.keys()).map(name => caches.delete(name))),
    async () => Promise.all((await navigator.serviceWorker.getRegistrations()).map(r => r.unregister())),
    () => localStorage.clear(),
    () => sessionStorage.clear(),
  ]
  await Promise.allSettled(parts.map(async part => part()))
}
