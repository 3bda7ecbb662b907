// A demonstration that was left is taken off the device.
import { LEFT } from './profile.ts'

/** Resolves when what this tab left is gone, or at once when it left nothing. */
export const eraseLeftDemo = (tab: Storage): Promise<void> =>
  new Promise(resolve => {
    const name = tab.getItem(LEFT)
    if (name === null) return resolve()
    tab.removeItem(LEFT)
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = asked.onerror = () => resolve() // what could not be deleted now is the browser's to clear away
  })
