// A tablet of the staff, open in two tabs and with something unsent, becomes a kiosk and then the staff's again.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { noteOnce, status } from '../journeys/counter.ts'
import { WIRE } from '../line.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'

const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const CALM = 'Où trouver quelqu’un aujourd’hui ?'

/** As if the head had refused what waits. */
const refuseAll = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>(done => {
        const opening = indexedDB.open('relais')
        opening.onsuccess = () => {
          const tx = opening.result.transaction(['outbox', 'refused'], 'readwrite')
          const all = tx.objectStore('outbox').getAll()
          all.onsuccess = () => {
            for (const { doc, key, target } of all.result) tx.objectStore('refused').put({ doc, key, target, reason: 'forbidden', at: 1 })
            tx.objectStore('outbox').clear()
          }
          tx.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
  )

test('C8 C11 B18 V14 the code screen says what is unsent, the other tab follows, the kiosk says what is stranded, nothing is lost and the centre is awaited until it has arrived', async () => {
  const { served, tablet, page, url, line } = await enrolledTablet()
  const first = page()
  await noteOnce(first, 'Information rapide', 2)
  await expect.poll(() => status(first), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  const second = await first.context().newPage()
  second.on('pageerror', e => expect.fail(`page: ${e.message}`))
  await second.goto(url)
  await entry(second, 'Entretien').click()
  await second.getByRole('heading', { level: 1 }).waitFor()
  await second.locator('main button[aria-pressed=false], main input[type=radio], main input[type=checkbox]').first().click({ force: true })
  await until('an interview is half filled in', async () => (await rowsOf(first, 'drafts')).length === 1)
  line.cut()
  await noteOnce(first, 'Libre-service', 2)
  await refuseAll(first)
  line.set(WIRE)

  // presented at the address: it is said before that something is unsent, and it takes a deliberate press
  await first.goto(new URL('/code', url).href)
  await first.getByText('2 saisies ne sont pas encore au siège.').waitFor()
  expect(await wrongAtAnySight(first)).toEqual([])
  await shoot(first, 'code-unsent')
  expect(await first.getByLabel('Votre code').count()).toBe(0)
  await first.getByRole('button', { name: 'Copier sur clé' }).click()
  await first.getByRole('button', { name: 'Faire la copie' }).click()
  const saved = first.waitForEvent('download')
  await first.getByRole('button', { name: 'Enregistrer le fichier' }).click()
  expect((await saved).suggestedFilename()).toBe('relais-cas-2025-10-09.relais')
  expect(await wrongAtAnySight(first)).toEqual([])
  await first.getByRole('button', { name: 'Fermer' }).click()
  await first.getByRole('button', { name: 'Envoyer maintenant' }).waitFor()
  await first.getByRole('button', { name: 'Présenter le code quand même' }).click()
  await first.getByLabel('Votre code').fill(await served.code('kiosk', 'cas'))
  await served.removeDevices() // or the line of the staff, open until the page is left, may still bring them
  line.cut()
  line.set(WIRE)
  await first.getByRole('button', { name: 'Relier cet appareil' }).click()
  for (const tab of [first, second]) await tab.getByRole('heading', { name: CALM }).waitFor({ timeout: 20_000 })
  await until('the half-filled interview is gone', async () => (await rowsOf(first, 'drafts')).length === 0)
  await expect.poll(() => main(first), { timeout: 20_000 }).toContain('2 saisies faites ici auparavant ne sont pas au siège')
  expect(await wrongAtAnySight(first)).toEqual([])
  await shoot(first, 'kiosk-unsent')
  expect((await rowsOf(first, 'visits')).length).toBe(4)

  // the staff's again, by the same two steps: all is at the head, and the other tab is the staff's too
  await first.goto(new URL('/code', url).href)
  await first.getByRole('button', { name: 'Présenter le code quand même' }).click()
  await first.getByLabel('Votre code').fill(await served.code('staff', 'cas'))
  await first.getByRole('button', { name: 'Relier cet appareil' }).click()
  for (const tab of [first, second]) await entry(tab, 'Information rapide').waitFor({ timeout: 20_000 })
  await expect.poll(() => status(first), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  const devices = await served.devices()
  expect(devices.filter(d => d.replacedBy !== null).map(d => d.role)).toEqual(['staff', 'kiosk'])

  // a kiosk for good: nothing is asked, what it may not read goes, and it says so once
  await first.goto(new URL('/code', url).href)
  await first.getByLabel('Votre code').fill(await served.code('kiosk', 'cas'))
  await first.getByRole('button', { name: 'Relier cet appareil' }).click()
  await first.getByRole('heading', { name: CALM }).waitFor()
  await expect.poll(async () => (await rowsOf(first, 'visits')).length, { timeout: 20_000 }).toBe(0)
  await first.getByRole('button', { name: 'J’ai lu' }).click()
  await expect.poll(() => main(first)).not.toContain('Effacé')
  expect(tablet.errors).toEqual([])
}, 180_000)

test('C25 W2 a draft is told before a code is presented, and goes from a kiosk with all that y-indexeddb had', async () => {
  const { served, tablet, page, url } = await enrolledTablet()
  const first = page()
  await first.goto(new URL('/practices', url).href)
  await first.getByText('Aucune fiche n’est encore partagée').waitFor()
  await first.getByRole('button', { name: 'Nouvelle fiche' }).click()
  await first.getByLabel('Texte', { exact: true }).fill('Prévoir une table.')
  await first.getByText('Brouillon gardé sur cet appareil.').waitFor()
  await first.goto(new URL('/code', url).href)
  await first.getByText('Un texte n’est que sur cet appareil').waitFor()
  expect(await wrongAtAnySight(first)).toEqual([])
  await shoot(first, 'code-texts')
  expect(await first.getByLabel('Votre code').count()).toBe(0)
  await first.getByRole('button', { name: 'Présenter le code quand même' }).click()
  await first.getByLabel('Votre code').fill(await served.code('kiosk', 'cas'))
  await first.getByRole('button', { name: 'Relier cet appareil' }).click()
  await first.getByRole('heading', { name: CALM }).waitFor({ timeout: 20_000 })
  await expect.poll(async () => (await rowsOf(first, 'notes')).length, { timeout: 20_000 }).toBe(0)
  await expect
    .poll(() => first.evaluate(async () => (await indexedDB.databases()).filter(d => d.name?.includes('-note-')).length), {
      timeout: 10_000,
    })
    .toBe(0)
  expect(tablet.errors).toEqual([])
}, 120_000)
