// A demonstration that was left is taken off the device, with the texts that were opened in it.
import { shelfNames } from '../store/notes.ts'
import { openDatabase } from '../store/tables.ts'
import { LEFT } from './profile.ts'

/** Resolves also where it could not be: what cannot be deleted now is the browser's to clear away. */
const deleteDatabase = (name: string): Promise<void> =>
  new Promise(done => {
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = asked.onerror = () => done()
  })

/** Not every browser lists its databases; where it does, a side of which nothing is there is not made anew to be asked. */
const shelvesOf = async (name: string): Promise<string[]> => {
  const listed = await Promise.resolve(indexedDB.databases?.()).catch(() => undefined)
  if (listed) return listed.flatMap(d => (d.name?.startsWith(`${name}-note-`) ? [d.name] : []))
  const db = openDatabase(name)
  try {
    return await shelfNames(db)
  } catch {
    return [] // it does not open, or is none of ours
  } finally {
    db.close()
  }
}

/** Resolves when what this tab left is gone, or at once when it left nothing. */
export const eraseLeftDemo = async (tab: Storage): Promise<void> => {
  const name = tab.getItem(LEFT)
  if (name === null) return
  tab.removeItem(LEFT)
  const shelves = await shelvesOf(name)
  await Promise.all([name, ...shelves].map(deleteDatabase))
}
