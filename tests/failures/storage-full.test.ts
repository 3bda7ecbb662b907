// The device has no room left while somebody saves: nothing is claimed, nothing is lost, and it goes on once there is room.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { noteOnce, status } from '../journeys/counter.ts'
import { alerted, enrolledTablet, entry, rowsOf, visitsKept } from './enrolled.ts'

/** Bytes for the app, its service worker's copy and a few visits: the filler takes what is left of it. */
const ROOM = 4_000_000

/**
 * Sets the room the browser gives our address; null gives back what it had. Bytes. Before the first write: the browser remembers for
 * a while how much room there was.
 */
const roomOf = async (page: Page, quota: number | null): Promise<void> => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, ...(quota !== null && { quotaSize: quota }) })
}

/** Fills a database beside ours with bytes that do not compress, until the browser says no even to a small one. */
const fill = (page: Page): Promise<number> =>
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
const empty = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const gone = indexedDB.deleteDatabase('filler')
        gone.onsuccess = () => done()
        gone.onerror = () => failed(new Error('the filler stays'))
      }),
  )

test('V14 full while saving: the form stays open and full, the alert says so, nothing is shown as kept; with room again the same form is saved once', async () => {
  const { tablet, line, page } = await enrolledTablet({ before: page => roomOf(page, ROOM) })
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 2)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await page().getByText('Brouillon gardé ici').waitFor()

  expect(await fill(page())).toBeGreaterThan(100_000)
  await page().getByRole('button', { name: 'Enregistrer' }).click()

  await expect.poll(() => alerted(page()).innerText()).toContain('Cet appareil n’a plus de place')
  expect(await page().getByRole('alert').last().innerText()).toMatch(/Pas encore enregistré/)
  expect(await page().getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
  expect(await page().getByRole('radio', { name: '5 à 15' }).isChecked()).toBe(true)
  expect(await visitsKept(page())).toBe(2)
  expect((await rowsOf(page(), 'outbox')).length).toBe(2)
  expect((await rowsOf(page(), 'drafts')).map(d => (d['entry'] as { purposes: unknown }).purposes)).toEqual([['P1']])
  expect(await status(page())).toMatch(/^Cet appareil n’a plus de place, ?2 à envoyer|Cet appareil n’a plus de place.*2 à envoyer/)

  // a second and a third try change nothing either
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await page().getByRole('button', { name: 'Réessayer' }).click()
  await expect.poll(() => alerted(page()).count()).toBe(1)
  expect(await visitsKept(page())).toBe(2)

  // somebody makes room: Save alone is enough, and the alert goes with it
  await empty(page())
  await roomOf(page(), null)
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await entry(page(), 'Entretien').waitFor()
  await expect.poll(() => alerted(page()).count()).toBe(0)
  await expect.poll(() => visitsKept(page())).toBe(3)
  expect(await rowsOf(page(), 'drafts')).toEqual([])
  const seqs = (await rowsOf(page(), 'visits')).map(v => v['seq'])
  expect(seqs.sort()).toEqual([1, 2, 3]) // a failed commit takes its number back
  // nothing stays of what was made for a new log
  expect(await page().evaluate(async () => (await indexedDB.databases()).map(d => d.name))).toEqual(['relais'])
  expect(tablet.errors).toEqual([])
})

test('V14 full on Today: a tap is not counted and says so', async () => {
  const { tablet, line, page } = await enrolledTablet({ before: page => roomOf(page, ROOM) })
  await tablet.offline(line)
  await noteOnce(page(), 'Libre-service', 1)
  await fill(page())
  await entry(page(), 'Information rapide').click()
  await expect.poll(() => alerted(page()).innerText()).toMatch(/Cet appareil n’a plus de place/)
  expect(await entry(page(), 'Information rapide').innerText()).toMatch(/0/)
  expect(await entry(page(), 'Information rapide').getAttribute('aria-disabled')).toBe('true')
  expect(await page().getByText('Information rapide : noté.').count()).toBe(0)
  expect(await visitsKept(page())).toBe(1)
  expect(await page().getByRole('button', { name: 'Copier ce qui n’est pas envoyé' }).isVisible()).toBe(true)

  await empty(page())
  await roomOf(page(), null)
  await page().getByRole('button', { name: 'Réessayer' }).click()
  await expect.poll(() => alerted(page()).count()).toBe(0)
  await noteOnce(page(), 'Information rapide', 1)
  expect(await visitsKept(page())).toBe(2)
  expect(tablet.errors).toEqual([])
})
