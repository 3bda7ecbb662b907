// How much room the browser gives the app, and what takes it all.
import type { Page } from 'playwright-core'

/** Bytes for the app, its service worker's copy and a few visits: the filler takes what is left of it. */
export const ROOM = 4_000_000

/**
 * Sets the room the browser gives our address; null gives back what it had. Bytes. Before the first write: the browser remembers for
 * a while how much room there was.
 */
export const roomOf = async (page: Page, quota: number | null): Promise<void> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, ...(quota !== null && { quotaSize: quota }) })
}

/** Fills a database beside ours with bytes that do not compress, until the browser says no even to a small one. */
export const fill = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done, failed) => {
        const opening = indexedDB.open('filler', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('f', { autoIncrement: true })
        opening.onerror = () => failed(new Error('the filler does not open'))
        opening.onsuccess = () => {
          let written = 0
          const more = (size: number): void => {
            const bytes = new Uint8Array(size)
            for (let i = 0; i < size; i += 65_536) crypto.getRandomValues(bytes.subarray(i, Math.min(size, i + 65_536)))
            const tx = opening.result.transaction('f', 'readwrite', { durability: 'strict' })
            tx.objectStore('f').add(bytes)
            tx.oncomplete = () => {
              written += size
              more(size)
            }
            tx.onabort = () => {
              if (size > 512) more(Math.floor(size / 4))
              else {
                opening.result.close()
                done(written)
              }
            }
          }
          more(262_144)
        }
      }),
  )
export const empty = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const gone = indexedDB.deleteDatabase('filler')
        gone.onsuccess = () => done()
        gone.onerror = () => failed(new Error('the filler stays'))
      }),
  )
