// A tablet goes out of service: sent or copied first, then everything of Relais is gone from it, and one last screen says so.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { noteOnce, status } from '../journeys/counter.ts'
import { coordinatorLink } from '../screens/network-screens.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { serve } from '../journeys/world-under-test.ts'
import { WIRE } from '../line.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { closedCopy, statementsIn } from './closed-copy.ts'
import { enrolledTablet, rowsOf } from './enrolled.ts'

const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const erase = (page: Page) => page.getByRole('button', { name: 'Effacer Relais de cet appareil' })
const GONE = 'Cet appareil n’est plus en service'

/** What this browser still keeps of the address. */
const keeps = (page: Page): Promise<{ databases: number; caches: number; workers: number; small: number }> =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    small: localStorage.length + sessionStorage.length,
  }))
const NOTHING = { databases: 0, caches: 0, workers: 0, small: 0 }

test('C15 B18 without a line nothing is erased that is not copied; then all of it is, and the last screen says what is left to do', async () => {
  const { tablet, line, page, url, served } = await enrolledTablet()
  line.cut()
  await noteOnce(page(), 'Information rapide', 3)
  await page().goto(new URL('/about', url).href)
  await page().getByRole('link', { name: 'Mettre cet appareil hors service' }).click()
  await page().getByText('3 fiches ne sont pas au siège.').waitFor()
  expect(await main(page())).toContain('Le siège ne répond pas')
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'leave-unsent')
  await erase(page()).press('Enter')
  await page().getByRole('alert').getByText('Pas encore').waitFor()
  expect(await page().getByRole('alert').last().innerText()).not.toContain('de nouveau') // no copy was made yet
  expect(await page().getByRole('dialog').count()).toBe(0)

  expect(statementsIn(await closedCopy(page(), 'Copier sur clé'))).toBe(3)
  await page().getByText('La copie est faite.').waitFor()
  expect(await main(page())).not.toContain('Pas encore') // what was wrong is no longer
  await erase(page()).press('Enter')
  await page().getByRole('alert').getByText('dites que la copie est ailleurs').waitFor()
  await page()
    .getByRole('checkbox', { name: /ailleurs que sur cet appareil/ })
    .check()

  // something is noted in another tab after the copy: it is not erased
  const other = await page().context().newPage()
  await other.goto(url)
  await noteOnce(other, 'Libre-service', 1)
  await other.close()
  await page().getByText('4 fiches ne sont pas au siège.').waitFor()
  await erase(page()).press('Enter')
  await page().getByRole('alert').getByText('Pas encore').waitFor()
  expect((await rowsOf(page(), 'visits')).length).toBe(4)
  expect(statementsIn(await closedCopy(page(), 'Copier sur clé'))).toBe(4)

  await erase(page()).press('Enter')
  await expect.poll(() => page().evaluate(() => document.activeElement?.textContent?.trim())).toBe('Garder')
  expect(await wrongAtAnySight(page())).toEqual([])
  await page().keyboard.press('Escape')
  expect((await rowsOf(page(), 'visits')).length).toBe(4)
  await erase(page()).press('Enter')
  await page().getByRole('button', { name: 'Tout effacer', exact: true }).press('Enter')
  await page().getByRole('heading', { level: 1, name: GONE }).waitFor()
  expect(await main(page())).toMatch(/Le siège ne le sait pas encore[^]*Remettez la copie/)
  await expect.poll(() => keeps(page()), { timeout: 10_000 }).toEqual(NOTHING)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'leave-done')
  expect((await served.devices()).map(d => d.revokedAt)).toEqual([null])
  expect(tablet.errors.filter(e => !e.includes('Failed to fetch'))).toEqual([])
  // opened again it belongs to nobody
  line.set(WIRE)
  await page().goto(url)
  await page()
    .getByRole('button', { name: /J’ai un code/ })
    .waitFor()
}, 120_000)

test('C15 C25 drafts of texts are told before everything goes, and go only when somebody says so; a text that waits is in the copy', async () => {
  const { line, page, url } = await enrolledTablet()
  await page().goto(new URL('/practices', url).href)
  await page().getByText('Aucune fiche n’est encore partagée').waitFor()
  line.cut()
  await page().getByRole('button', { name: 'Nouvelle fiche' }).first().click()
  await page().getByLabel('Titre').fill('Accueillir un groupe')
  await page().getByLabel('Texte', { exact: true }).fill('Prévoir une table.')
  await page().getByText('Brouillon gardé sur cet appareil.').waitFor()
  await page().goto(new URL('/leave', url).href)
  await page().getByText('Un texte n’est que sur cet appareil').waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'leave-texts')
  await erase(page()).press('Enter')
  await page().getByRole('alert').getByText('peut être perdu').waitFor()
  expect(await page().getByRole('dialog').count()).toBe(0)

  // shared, it waits: a copy holds it, and nothing is lost any more
  await page().goto(new URL('/practices', url).href)
  await page()
    .getByRole('link', { name: /Accueillir un groupe/ })
    .click()
  await page().getByRole('button', { name: 'Partager avec le réseau' }).click()
  await page().getByText('Partage gardé ici, pas encore reçu au siège').waitFor()
  await page().goto(new URL('/leave', url).href)
  await page().getByText('2 fiches ne sont pas au siège.').waitFor()
  const copy = await closedCopy(page(), 'Copier sur clé')
  expect([statementsIn(copy) > 0, copy.notes.length]).toEqual([true, 1])
  await page()
    .getByRole('checkbox', { name: /ailleurs que sur cet appareil/ })
    .check()

  // another is begun: said to be lost, it goes with the rest
  const other = await page().context().newPage()
  await other.goto(new URL('/practices', url).href)
  await other.getByRole('button', { name: 'Nouvelle fiche' }).first().click()
  await other.getByLabel('Texte', { exact: true }).fill('Autre chose.')
  await other.getByText('Brouillon gardé sur cet appareil.').waitFor()
  await other.close()
  await page().getByText('Un texte n’est que sur cet appareil').waitFor()
  await page().getByRole('checkbox', { name: 'Je le sais' }).check()
  await erase(page()).press('Enter')
  await page().getByRole('button', { name: 'Tout effacer', exact: true }).press('Enter')
  await page().getByRole('heading', { level: 1, name: GONE }).waitFor()
  await expect.poll(() => keeps(page()), { timeout: 10_000 }).toEqual(NOTHING)
}, 120_000)

test('C15 with a line what waits is sent first, the head is told, and cut off in between the same screen still erases', async () => {
  const { served, line, page, url, tablet } = await enrolledTablet()
  line.cut()
  await noteOnce(page(), 'Information rapide', 2)
  await page().goto(new URL('/leave', url).href)
  await page().getByText('2 fiches ne sont pas au siège.').waitFor()
  line.set(WIRE)
  await page().getByRole('button', { name: 'Envoyer maintenant' }).click()
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  await expect.poll(() => main(page())).not.toContain('au siège.') // the page says it a moment after the line

  // cut off after the head was told and before anything was erased: the tablet is removed and has everything
  await served.removeDevices()
  await tablet.killAndReopen(new URL('/leave', url).href)
  await until('it knows that it was removed', async () => (await status(page())).includes('Appareil retiré'))
  expect((await rowsOf(page(), 'visits')).length).toBe(2)
  await erase(page()).press('Enter')
  await page().getByRole('button', { name: 'Tout effacer', exact: true }).click()
  await page().getByRole('heading', { level: 1, name: GONE }).waitFor()
  expect(await main(page())).toContain('Le siège le sait')
  await expect.poll(() => keeps(page()), { timeout: 10_000 }).toEqual(NOTHING)
}, 120_000)

test('C15 the last coordinator is warned, is told to the head all the same, and cannot come back without a new link', async () => {
  const served = await serve()
  const line = await served.line()
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800 })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await page.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await page.getByRole('link', { name: 'Appareils' }).first().waitFor()
  await page.goto(`${served.url(line)}leave`)
  await page.getByText('C’est le dernier appareil de coordination').waitFor({ timeout: 20_000 })
  expect(await wrongAtAnySight(page)).toEqual([])
  await erase(page).press('Enter')
  await page.getByRole('button', { name: 'Tout effacer', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: GONE }).waitFor()
  expect(await main(page)).toContain('Le siège le sait')
  expect((await served.devices()).map(d => [d.role, d.revokedAt === null])).toEqual([['coordinator', false]])
  await expect.poll(() => keeps(page), { timeout: 10_000 }).toEqual(NOTHING)
}, 120_000)
