// What the browser can do to a page that is open: its database goes, and opens again empty.
import { fact } from './facts.ts'
import type { Database } from './tables.ts'

/** Was this device's database erased while a page used it? It opens again, empty: nobody's. False where it does not open. */
export const isErased = async (db: Database): Promise<boolean> => {
  try {
    return (await fact(db, 'session')) === undefined
  } catch {
    return false // closed: told as such
  }
}
