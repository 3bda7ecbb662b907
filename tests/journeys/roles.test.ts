// The roles of one network, each on its own device: welcomed by code, receiving its own, removed; and the hat that signs.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { stored } from '../bench/stored.ts'
import { until } from '../until.ts'
import { enrolTablet, noteOnce, status } from './counter.ts'
import { serve, type Served } from './world-under-test.ts'
import type { Tablet, TabletOptions } from './tablet.ts'

const AT = '2025-10-09T09:10'
const start = async (served: Served, options: TabletOptions = {}): Promise<Tablet> => {
  const tablet = await served.tablet(options)
  await tablet.open(served.url(await served.line()), { clock: AT })
  return tablet
}
/** A code from this screen of devices, as it is read aloud. */
const welcome = async (page: Page, { role, centre, name }: { role?: string; centre?: string; name: string }): Promise<string> => {
  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accueillir un appareil' })
  if (role) await dialog.getByText(role, { exact: true }).click()
  if (centre) await dialog.getByLabel('Pour quel centre').selectOption({ label: centre })
  await dialog.getByLabel('Nom de l’appareil').fill(name)
  await dialog.getByRole('button', { name: 'Faire un code' }).click()
  const shown = await page.locator('.code [aria-hidden]').innerText()
  await page.getByRole('button', { name: 'Ranger ce code' }).click()
  return shown
}
const link = async (page: Page, code: string): Promise<void> => {
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(code)
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
}
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })
const documents = async (page: Page): Promise<unknown[]> => [...new Set((await stored(page, 'log')).map(l => l['doc']))].sort()

/** The home of an associated centre is its agenda; its devices are under *More*. */
const devicesOf = async (page: Page, heading: string): Promise<void> => {
  await page.getByRole('heading', { name: 'Agenda', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Plus' }).last().click()
  await page.getByRole('link', { name: 'Appareils' }).click()
  await page.getByRole('heading', { name: heading }).waitFor()
}

test('RO7 B15 C8 V16 the coordinator welcomes an associated centre and a kiosk; the associated one welcomes and removes a second; the hat signs the next visit', async () => {
  const served = await serve()
  served.setClock(AT)
  await served.writeDirectory(HAUT_VALLON)
  const counter = await start(served)
  await enrolTablet(counter.page(), await served.code('staff', 'cas'))
  await until('Castelroc is known', () => counter.page().getByText('Castelroc').first().isVisible())
  await noteOnce(counter.page(), 'Information rapide', 1)

  const desk = await start(served, { width: 1280, height: 800 })
  await link(desk.page(), await served.code('coordinator', null))
  await desk.page().getByRole('link', { name: 'Appareils' }).first().click()
  const forAure = await welcome(desk.page(), {
    role: 'Centre associé',
    centre: 'Maison des jeunes du Lac d’Aure',
    name: 'Téléphone de l’accueil',
  })
  const forKiosk = await welcome(desk.page(), { role: 'Borne', centre: 'Castelroc', name: 'Borne de l’entrée' })

  const kiosk = await start(served, { width: 1280, height: 800 })
  await link(kiosk.page(), forKiosk)
  await kiosk.page().getByText('vous êtes ici').waitFor()
  expect(await kiosk.page().getByRole('navigation').count()).toBe(0)

  const phone = await start(served)
  await link(phone.page(), forAure)
  await devicesOf(phone.page(), '1 appareil')
  const code = await welcome(phone.page(), { name: 'Portable de la salle' })
  const second = await start(served)
  await link(second.page(), code)
  await devicesOf(second.page(), '2 appareils')
  for (const name of ['Borne', 'Tablette du comptoir']) expect(await row(second.page(), name).count(), name).toBe(0)

  // it removes the second, which is told so, still opens, and the coordination sees it
  await phone.page().reload()
  await phone.page().getByRole('heading', { name: '2 appareils' }).waitFor()
  expect(await row(phone.page(), 'Téléphone de l’accueil').getByRole('button').count()).toBe(0) // not its own
  await row(phone.page(), 'Portable de la salle').getByRole('button', { name: 'Retirer Portable de la salle' }).click()
  await phone.page().getByRole('button', { name: 'Retirer l’appareil' }).click()
  await row(phone.page(), 'Portable de la salle').getByText('retiré', { exact: true }).waitFor()
  await expect.poll(() => status(second.page()), { timeout: 20_000 }).toMatch(/retiré/)
  await second.page().reload()
  await second.page().getByRole('heading', { name: 'Appareils', level: 1 }).waitFor()
  expect(await status(second.page())).toMatch(/retiré/)
  await desk.page().reload()
  await row(desk.page(), 'Portable de la salle').getByText('retiré', { exact: true }).waitFor()
  expect(await row(desk.page(), 'Borne de l’entrée').innerText()).toMatch(/Borne[^]*Castelroc/)

  // one press changes the hat, and what is noted next says so
  await counter.page().locator('button.dress').click()
  await counter.page().getByRole('button', { name: 'Accueil', exact: true }).click()
  await noteOnce(counter.page(), 'Libre-service', 1)
  await until('all is received', async () => (await status(counter.page())).startsWith('Tout est reçu'))
  const visits = (await stored(counter.page(), 'log')).filter(l => String(l['doc']).includes('/visits/'))
  expect(visits.map(l => (l['raw'] as unknown[])[7]).sort()).toEqual(['counsellor', 'reception']) // the array that travels ends with who

  // what was received: nobody's visits, and of the others not a name
  for (const tablet of [phone, second, kiosk]) expect(await documents(tablet.page())).toEqual(['network/directory'])
  for (const tablet of [counter, desk, kiosk, phone, second]) expect(tablet.errors).toEqual([])
}, 180_000)
