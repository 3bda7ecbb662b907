// T6, the cancellation: an associated centre's phone in the dark sees it first of all when it hears from the head again.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stored } from '../bench/stored.ts'
import { WIRE, type TestLine } from '../line.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { enrolTablet, noteOnce, status } from './counter.ts'
import type { Tablet } from './tablet.ts'
import { serve, type Served } from './world-under-test.ts'

type Desk = { readonly tablet: Tablet; readonly line: TestLine; readonly page: () => Page }
const opened = async (served: Served, role: 'staff' | 'associated' | 'coordinator', centre: string | null, name: string): Promise<Desk> => {
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line), { clock: '2026-03-09T17:00' })
  await enrolTablet(tablet.page(), await served.code(role, centre), role === 'associated' ? 'some' : 'every')
  await until(`${name} is known`, () => tablet.page().getByText(name).first().isVisible())
  await tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return { tablet, line, page: () => tablet.page() }
}
const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const section = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name }).click()
}
const create = async (page: Page, title: string, date: string, circle: string): Promise<void> => {
  await section(page, 'Agenda')
  await page.getByRole('link', { name: 'Créer' }).click()
  await page.getByLabel('Titre', { exact: true }).fill(title)
  await page.getByLabel('Nature').selectOption('workshop')
  await page.getByLabel('Jour', { exact: true }).fill(date)
  await page.getByLabel('Début').fill('14:00')
  await page.getByText(circle, { exact: true }).click()
  await page.getByRole('button', { name: 'Créer l’événement' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['RELAIS_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
}

const OWN = 'Notre centre seulement'
const NETWORK = 'Tous les centres du réseau'
const ASSOCIATED = 'Le réseau et les centres associés'
const PUBLIC = 'Tout le monde : réseau, associés, public'

test('T6 E10 E18 E19 V11 the owner cancels while Lac d’Aure is in the dark: before, its agenda stands as it was heard; at the next exchange the cancellation is the first thing, until it is seen', async () => {
  const served = await serve()
  served.setClock('2026-03-09T17:00')
  await served.writeDirectory(HAUT_VALLON)
  const irgne = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
  await create(irgne.page(), 'Découvrir les métiers de la voie d’eau', '12/3', PUBLIC)
  await create(irgne.page(), 'Un CV pour la saison', '17/3', ASSOCIATED)
  await create(irgne.page(), 'Réunion des antennes', '18/3', NETWORK)
  await create(irgne.page(), 'Rangement du fonds', '19/3', OWN)
  await until('the head has all of it', async () => (await status(irgne.page())).startsWith('Tout est reçu au siège'), 30_000)
  await noteOnce((await section(irgne.page(), 'Aujourd’hui'), irgne.page()), 'Information rapide', 1)

  // the phone of an associated centre: its home is the agenda; it receives what is meant for it and nothing else
  const aure = await opened(served, 'associated', 'aur', 'Lac d’Aure')
  await expect.poll(() => main(aure.page()), { timeout: 30_000 }).toMatch(/^Agenda .*voie d’eau.*Un CV pour la saison/)
  expect(await main(aure.page())).not.toMatch(/Réunion des antennes|Rangement/)
  expect(await aure.page().locator('.where').innerText()).toMatch(/Lac d’Aure\s+Animation/)
  const held = [...new Set((await stored(aure.page(), 'log')).map(row => String((row as { doc: unknown }).doc)))].sort()
  expect(held).toEqual(['centre/irg/calendar/2026/associated', 'centre/irg/calendar/2026/public', 'network/directory'])
  expect(await wrongAtAnySight(aure.page())).toEqual([])

  // Castelroc has it too, and writes nothing there
  const castelroc = await opened(served, 'staff', 'cas', 'Castelroc')
  await section(castelroc.page(), 'Agenda')
  await castelroc
    .page()
    .getByRole('link', { name: /voie d’eau/ })
    .click()
  await expect.poll(() => main(castelroc.page())).toContain('Seul le centre Pont-d’Irgne peut changer')
  expect(await castelroc.page().getByRole('main').getByRole('button').filter({ hasNotText: 'feuille' }).count()).toBe(0)

  // the coordination begins with its centres, and a counsellor with the hat of the direction with the network
  const coordination = await opened(served, 'coordinator', null, 'Castelroc')
  const direction = await opened(served, 'staff', 'orv', 'Saint-Orvin')
  await direction.page().locator('button.dress').click()
  await direction.page().getByRole('button', { name: 'Direction', exact: true }).click()
  await direction.page().getByRole('heading', { name: 'Réseau', level: 1 }).waitFor()
  for (const desk of [coordination, direction])
    await until('its calendars are here', async () => (await stored(desk.page(), 'events')).length >= 3, 30_000)

  // 17:12: Lac d'Aure goes dark; offline it opens, and its own event waits
  await aure.tablet.setClock('2026-03-09T17:12')
  served.setClock('2026-03-09T17:12')
  await aure.tablet.offline(aure.line)
  await aure.tablet.setClock('2026-03-12T08:50')
  await aure.tablet.killAndReopen(served.url(aure.line), { offline: true })
  await expect
    .poll(() => main(aure.page()), { timeout: 30_000 })
    .toMatch(
      /Tel que reçu lundi 9 mars à 17:\d\d\. .*Aujourd’hui, jeudi 12 mars 14:00 Découvrir les métiers de la voie d’eau Pont-d’Irgne Public/,
    )
  await create(aure.page(), 'Club de recherche au bord du lac', '20/3', ASSOCIATED)
  await create(aure.page(), 'Ménage de la salle', '21/3', OWN)
  await expect.poll(() => status(aure.page())).toMatch(/^2 à envoyer/)
  await section(aure.page(), 'Envois')
  await expect.poll(() => main(aure.page())).toMatch(/sam\. 21 Événement : Ménage de la salle Gardé ici/)

  // Tuesday 18:00: the owner cancels, a strike
  served.setClock('2026-03-10T18:00')
  await irgne.tablet.setClock('2026-03-10T18:00')
  await section(irgne.page(), 'Agenda')
  await irgne
    .page()
    .getByRole('link', { name: /voie d’eau/ })
    .click()
  await irgne.page().getByRole('button', { name: 'Annuler l’événement…' }).click()
  const dialog = irgne.page().getByRole('dialog')
  await dialog.getByText('Grève').click()
  await dialog.getByRole('button', { name: 'Annuler l’événement' }).click()
  await expect.poll(() => main(irgne.page())).toContain('Annulé : grève')

  // Castelroc's counsellor is told above Today, and goes on
  await expect.poll(() => main(castelroc.page()), { timeout: 30_000 }).toMatch(/^Tout l’agenda Annulé Public .*Annulé : grève/)
  await section(castelroc.page(), 'Aujourd’hui')
  await expect.poll(() => main(castelroc.page())).toMatch(/^Annulé décidé mardi 10 mars, 18 h .*voie d’eau .*Information rapide/)
  expect(await wrongAtAnySight(castelroc.page())).toEqual([])
  await shoot(castelroc.page(), 'news-today')
  const badge = (page: Page) =>
    page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: /^Agenda.*1 annulation à lire/ })
  await badge(castelroc.page()).waitFor()
  await castelroc.page().getByRole('button', { name: /^Vu/ }).click()
  await expect.poll(() => main(castelroc.page())).not.toContain('voie d’eau')
  await badge(castelroc.page()).waitFor({ state: 'detached' })
  // and so it is for whatever hat, where its day begins
  for (const [desk, home] of [
    [coordination, 'Centres'],
    [direction, 'Réseau'],
  ] as const) {
    await expect
      .poll(() => main(desk.page()), { timeout: 30_000 })
      .toMatch(new RegExp(`^Annulé décidé mardi 10 mars, 18 h .*voie d’eau .*${home}`))
    await badge(desk.page()).waitFor()
    expect(await wrongAtAnySight(desk.page())).toEqual([])
    expect(desk.tablet.errors).toEqual([])
  }

  // Thursday 9:00: Lac d'Aure hears from the head
  served.setClock('2026-03-12T09:00')
  await aure.tablet.setClock('2026-03-12T09:00')
  await section(aure.page(), 'Agenda')
  aure.line.set(WIRE)
  await aure.tablet.online()
  const alert = () => aure.page().getByRole('alert').filter({ hasText: 'voie d’eau' })
  await alert().waitFor({ timeout: 40_000 })
  expect(await main(aure.page())).toMatch(
    /^Annulé décidé mardi 10 mars, 18 h Jeudi 12 mars, de 14:00 à 16:00 : Découvrir les métiers de la voie d’eau Grève\. Organisé par Pont-d’Irgne/,
  )
  await expect
    .poll(() => main(aure.page()))
    .toMatch(/Aujourd’hui, jeudi 12 mars 14:00 Découvrir les métiers de la voie d’eau Pont-d’Irgne · grève Annulé/)
  expect(await wrongAtAnySight(aure.page())).toEqual([])
  await shoot(aure.page(), 'news-associated')
  // it is still there after the phone was switched off, until somebody says that it was seen
  await aure.tablet.killAndReopen(served.url(aure.line))
  await alert().waitFor({ timeout: 40_000 })
  await alert().getByRole('button', { name: /^Vu/ }).click()
  await alert().waitFor({ state: 'detached' })
  expect(await aure.page().locator('li.struck').count()).toBe(1)

  // and what it made in the dark has reached those it is meant for
  await until('the phone has sent', async () => (await status(aure.page())).startsWith('Tout est reçu au siège'), 40_000)
  await section(irgne.page(), 'Agenda')
  await expect.poll(() => main(irgne.page()), { timeout: 30_000 }).toContain('Club de recherche au bord du lac')
  expect(await main(irgne.page())).not.toContain('Ménage de la salle')
  for (const circle of ['own', 'associated'])
    expect(await served.log.rows(`centre/aur/calendar/2026/${circle}`, 0, 1 << 20), circle).toHaveLength(1)
  expect([...irgne.tablet.errors, ...aure.tablet.errors, ...castelroc.tablet.errors]).toEqual([])
}, 400_000)
