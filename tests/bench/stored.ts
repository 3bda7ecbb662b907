// A look into a tablet's database from the page, past the app: counts and rows as they lie there.
import type { Page } from 'playwright-core'

export type StoredRow = Readonly<Record<string, unknown>>

/** All rows of one table of the person's own network. Rejects when it cannot be read. */
export const stored = (page: Page, name: string): Promise<StoredRow[]> =>
  page.evaluate(
    table =>
      new Promise<StoredRow[]>((done, failed) => {
        const opening = indexedDB.open('relais')
        opening.onerror = () => failed(new Error('the database does not open'))
        opening.onsuccess = () => {
          const all = opening.result.transaction(table).objectStore(table).getAll()
          all.onerror = () => failed(new Error(`${table} cannot be read`))
          all.onsuccess = () => {
            opening.result.close()
            done(all.result as StoredRow[]) // Dexie stores plain objects
          }
        }
      }),
    name,
  )
