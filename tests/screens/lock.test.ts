// The screen's lock of a coordinator, in a real browser: nothing behind it is in the page, and nothing behind it is lost.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stored } from '../bench/stored.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { wrongAtAnySight } from './sights.ts'

const SECRET = 'noisette 42'
const link = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Votre code').fill(code)
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
}
type Desk = { readonly served: Served; readonly tablet: Tablet; readonly page: Page; readonly url: string }
const coordinator = async (): Promise<Desk> => {
  const served = await serve()
  served.setClock('2025-10-09T09:10')
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  const url = served.url(await served.line())
  await tablet.open(url, { clock: '2025-10-09T09:10' })
  await tablet
    .page()
    .getByRole('button', { name: /J’ai un code/ })
    .click()
  await link(tablet.page(), await served.code('coordinator', null))
  await tablet
    .page()
    .getByRole('row', { name: /Castelroc/ })
    .waitFor()
  return { served, tablet, page: tablet.page(), url }
}
const setLock = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Mettre un verrou' }).click()
  await page.getByLabel('Code ou phrase du verrou').fill(SECRET)
  await page.getByLabel('Encore une fois').fill(SECRET)
  await page.getByRole('button', { name: 'Mettre le verrou' }).click()
  await page.getByRole('button', { name: 'Verrouiller maintenant' }).waitFor()
}
const locked = (page: Page) => page.getByRole('heading', { name: 'Relais est verrouillé' })
const tryOpen = async (page: Page, secret: string): Promise<void> => {
  await page.getByLabel('Code ou phrase du verrou').fill(secret)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
}
/** All that is in the document, attributes and title included. */
const inPage = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML)
/** Time has passed without a touch, and the page comes to the front. */
const away = async ({ tablet, page }: Desk, until: string): Promise<void> => {
  await tablet.setClock(until)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}

test('LK1 a lock is offered once, kept as a slow hash alone, and while it is closed nothing behind it is in the page; wrong tries slow down', async () => {
  const desk = await coordinator()
  const { tablet, page, url } = desk
  expect(await wrongAtAnySight(page)).toEqual([]) // with the offer
  await page.getByRole('link', { name: 'Mettre un verrou' }).click()
  const [secret, again] = [page.getByLabel('Code ou phrase du verrou'), page.getByLabel('Encore une fois')]
  await secret.fill('12345')
  await page.getByRole('button', { name: 'Mettre le verrou' }).click()
  await page.getByText('Il en faut au moins 6.').waitFor()
  await secret.fill(SECRET)
  await again.fill('noisette 43')
  await page.getByRole('button', { name: 'Mettre le verrou' }).click()
  await page.getByText('Les deux ne sont pas pareils.').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await again.fill(SECRET)
  await page.getByRole('button', { name: 'Mettre le verrou' }).click()
  await page.getByRole('button', { name: 'Verrouiller maintenant' }).waitFor()
  const lock = (await stored(page, 'facts')).find(f => f['k'] === 'lock')?.['v'] as { rounds: number; hash: Uint8Array; salt: Uint8Array }
  expect([lock.rounds >= 600_000, Object.keys(lock).sort()]).toEqual([true, ['hash', 'rounds', 'salt']])
  expect(JSON.stringify(await stored(page, 'facts'))).not.toContain('noisette')
  await page.getByRole('link', { name: 'Centres' }).first().click()
  await page.getByRole('row', { name: /Castelroc/ }).waitFor()
  expect(await page.getByText('Pas maintenant').count()).toBe(0)

  // at each opening, from the very first picture
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (/Castelroc|Appareils|Envois/.test(document.documentElement.outerHTML)) sessionStorage.setItem('seen', 'yes')
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  await page.goto(`${url}devices`)
  await locked(page).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.waitForTimeout(1500) // the line comes up and rows are read behind it
  expect(await page.evaluate(() => sessionStorage.getItem('seen'))).toBeNull()
  expect(await page.title()).toBe('Relais est verrouillé · Relais')

  for (let i = 0; i < 2; i++) {
    await tryOpen(page, 'noisette 41')
    await page.locator('main').getByText('Ce n’est pas cela.', { exact: true }).first().waitFor()
  }
  await tryOpen(page, 'noisette 41')
  await page
    .getByText(/Réessayez dans 5 secondes/)
    .first()
    .waitFor()
  for (const [minute, wait] of [
    ['11', '10'],
    ['12', '20'],
    ['13', '40'],
    ['14', '80'],
  ] as const) {
    await tablet.setClock(`2025-10-09T09:${minute}`)
    await tryOpen(page, 'noisette 41')
    await page.getByText(`Réessayez dans ${wait} secondes`).first().waitFor()
  }
  await page.reload() // waiting is not got round by opening anew
  await tryOpen(page, SECRET)
  await page
    .getByText(/Réessayez dans \d+ secondes?/)
    .first()
    .waitFor()
  await tablet.setClock('2025-10-09T09:16')
  await tryOpen(page, SECRET)
  await page.getByRole('heading', { name: 'Appareils', level: 1 }).waitFor()
  expect(await page.title()).toBe('Appareils · Relais')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  expect(tablet.errors).toEqual([])
}, 90_000)

test('LK2 after five minutes without a touch it locks; what was typed, an open dialog and a save under way are none the worse', async () => {
  const desk = await coordinator()
  const { page } = desk
  await setLock(page)
  await page.getByRole('link', { name: 'Appareils' }).first().click()
  await page.getByRole('link', { name: 'Les centres du réseau' }).click()
  await page.getByRole('button', { name: 'Ajouter un centre' }).click()
  await page.getByLabel('Nom du centre').fill('Les Combes')
  await away(desk, '2025-10-09T09:14')
  expect(await locked(page).count()).toBe(0) // four minutes
  await away(desk, '2025-10-09T09:16')
  await locked(page).waitFor()
  expect(await inPage(page)).not.toMatch(/Combes|Castelroc/)
  await tryOpen(page, SECRET)
  await expect.poll(() => page.getByLabel('Nom du centre').inputValue()).toBe('Les Combes')

  // saved and locked in the same turn of the page
  await desk.tablet.setClock('2025-10-09T09:30')
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('main form')
    form?.requestSubmit()
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await locked(page).waitFor()
  await expect.poll(async () => (await stored(page, 'centres')).map(c => (c['names'] as { main: string }).main)).toContain('Les Combes')
  await tryOpen(page, SECRET)
  await page.getByRole('heading', { name: 'Les Combes', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Appareils' }).first().click()

  await page.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await page.getByLabel('Nom de l’appareil').fill('Borne de la gare')
  await away(desk, '2025-10-09T09:40')
  await locked(page).waitFor()
  expect(await inPage(page)).not.toContain('Accueillir')
  await tryOpen(page, SECRET)
  const dialog = page.getByRole('dialog', { name: 'Accueillir un appareil' })
  expect(await dialog.getByLabel('Nom de l’appareil').inputValue()).toBe('Borne de la gare')
  expect(await page.evaluate(() => document.querySelectorAll('dialog:modal').length)).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog.count()).toBe(0)
  expect(desk.tablet.errors).toEqual([])
}, 90_000)

test('LK3 on demand, and taken away only by who knows it; forgotten, a coordinator’s code links the device anew and the lock falls, no other code does', async () => {
  const { served, tablet, page } = await coordinator()
  await setLock(page)
  await page.getByRole('button', { name: 'Verrouiller maintenant' }).click()
  await locked(page).waitFor()
  await tryOpen(page, SECRET)
  await page.getByLabel('Code ou phrase du verrou').fill('autre chose')
  await page.getByRole('button', { name: 'Retirer le verrou' }).click()
  await page.getByText('Ce n’est pas cela.').first().waitFor()
  await page.getByRole('button', { name: 'Verrouiller maintenant' }).click()
  await page.getByRole('button', { name: 'Oublié ?' }).click()
  await page.getByText('Rien ne permet de le retrouver.').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  // a code of any other role opens nothing, an associated centre's own neither, and changes nothing
  const session = async () => (await stored(page, 'facts')).find(f => f['k'] === 'session')?.['v'] as { device: string; role: string }
  const before = await session()
  for (const [role, centre] of [
    ['associated', 'aur'],
    ['staff', 'cas'],
  ] as const) {
    await link(page, await served.code(role, centre))
    await page
      .getByText(/seul un code de coordination le lève/)
      .first()
      .waitFor()
    expect(await wrongAtAnySight(page)).toEqual([])
    expect(await session()).toMatchObject({ device: before.device, role: 'coordinator' })
    expect((await stored(page, 'facts')).map(f => f['k'])).toContain('lock')
  }
  await page.reload()
  await locked(page).waitFor()
  await page.getByRole('button', { name: 'Oublié ?' }).click()
  await link(page, await served.code('coordinator', null))
  await page.getByRole('row', { name: /Castelroc/ }).waitFor()
  expect((await stored(page, 'facts')).map(f => f['k'])).not.toContain('lock')
  expect(tablet.errors).toEqual([])
}, 90_000)
