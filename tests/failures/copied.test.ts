// A tablet whose profile was copied says so in plain words, with one thing to do; done, it says it no more.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { status } from '../journeys/counter.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'

/** The fact that a refused place, or the head, leaves on the device (tests/replica/cloned.test.ts). */
const learn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>(done => {
        const opening = indexedDB.open('relais')
        opening.onsuccess = () => {
          const tx = opening.result.transaction('facts', 'readwrite')
          tx.objectStore('facts').put({ k: 'copied', v: 1 })
          tx.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
  )

test('C16 a copied tablet tells what happened above the page of the day, and a new code parts the two', async () => {
  const { served, tablet, page } = await enrolledTablet()
  const before = (await served.devices()).length
  await learn(page())
  await page().reload()
  await page().getByText('Cet appareil existe deux fois.').waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'copied')
  await page().getByRole('link', { name: 'Présenter un nouveau code' }).click()
  await page()
    .getByLabel('Votre code')
    .fill(await served.code('staff', 'cas'))
  await page().getByRole('button', { name: 'Relier cet appareil' }).click()
  await entry(page(), 'Information rapide').waitFor({ timeout: 20_000 })
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu|^Rien à envoyer/)
  expect(await page().getByText('Cet appareil existe deux fois.').count()).toBe(0)
  expect((await rowsOf(page(), 'facts')).some(f => f['k'] === 'copied')).toBe(false)
  const devices = await served.devices()
  expect(devices).toHaveLength(before + 1)
  expect(devices.every(d => d.replacedBy === null)).toBe(true) // the other copy goes on under the old name and is awaited for itself
  expect(tablet.errors).toEqual([])
}, 120_000)
