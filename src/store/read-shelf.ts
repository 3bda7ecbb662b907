// What y-indexeddb keeps of a note, as it lies there: for the copy of a note that a head has lost.

/** Updates of Yjs. None where there is no such database, or it cannot be read. */
export const readShelf = (name: string): Promise<Uint8Array[]> =>
  new Promise(done => {
    const asked = indexedDB.open(name)
    asked.onupgradeneeded = () => asked.transaction?.abort() // there was none, and none is made
    asked.onerror = asked.onblocked = () => done([])
    asked.onsuccess = () => {
      const shelf = asked.result
      const end = (rows: readonly unknown[]): void => {
        shelf.close()
        done(rows.filter(r => r instanceof Uint8Array))
      }
      try {
        const rows = shelf.transaction('updates').objectStore('updates').getAll()
        rows.onsuccess = () => end(rows.result)
        rows.onerror = () => end([])
      } catch {
        end([]) // not one of its databases
      }
    }
  })
