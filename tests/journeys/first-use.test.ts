// J31 as it is played: the coordination makes a pack, a new tablet that has the app and no line begins with it, notes its first visit, and is received
// once there is a line; and where none ever comes, by a stick.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { WIRE, type TestLine } from '../line.ts'
import { rowsOf, visitsKept } from '../failures/enrolled.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { atTheHead, countsOf } from './at-the-head.ts'
import { enrolTablet, noteInterview, noteOnce, status } from './counter.ts'
import type { Tablet } from './tablet.ts'
import { serve, type Served } from './world-under-test.ts'

const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const MORNING = '2025-10-09T09:00'
type Pack = { readonly path: string; readonly words: readonly string[] }
type World = {
  readonly served: Served
  readonly line: TestLine
  readonly desk: Tablet
  readonly tablet: Tablet
  readonly url: string
  readonly pack: Pack
}

/** A coordinator makes a pack for Castelroc; a new tablet has opened the app once, has been made ready to go, and has no line any more. */
const packed = async (): Promise<World> => {
  const served = await serve()
  served.setClock(MORNING)
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line() // one address for both: a pack is for the app that it was made in
  const url = served.url(line)
  const desk = await served.tablet({ width: 1280, height: 800 })
  await desk.open(url, { clock: MORNING })
  await enrolTablet(desk.page(), await served.code('coordinator', null))
  await until('the directory is here', async () => (await rowsOf(desk.page(), 'centres')).length > 0)
  await desk.page().getByRole('link', { name: 'Appareils' }).first().click()
  await desk.page().getByRole('button', { name: 'Accueillir un appareil' }).click()
  const dialog = desk.page().getByRole('dialog')
  await dialog.getByLabel('Pour quel centre').selectOption('cas')
  await dialog.getByLabel('Nom de l’appareil').fill('Comptoir')
  await dialog.getByRole('button', { name: 'Faire un code' }).click()
  await desk.page().getByRole('button', { name: 'Faire un paquet' }).click()
  await desk.page().getByRole('heading', { name: 'Le paquet pour Castelroc est prêt' }).waitFor()
  expect(await wrongAtAnySight(desk.page())).toEqual([])
  await shoot(desk.page(), 'pack-made')
  const words = await desk.page().getByRole('list', { name: 'Les six mots' }).getByRole('listitem').allInnerTexts()
  expect(words).toHaveLength(6)
  const coming = desk.page().waitForEvent('download')
  await desk.page().getByRole('button', { name: 'Enregistrer le fichier' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('relais-pack-cas-2025-10-09.relais')

  const tablet = await served.tablet()
  await tablet.open(url, { clock: MORNING })
  await tablet
    .page()
    .getByRole('button', { name: /J’ai un paquet/ })
    .click()
  await tablet.page().getByText('Tout Relais est sur cet appareil, dans les six langues').waitFor({ timeout: 60_000 })
  await shoot(tablet.page(), 'pack-ready')
  await tablet.offline(line)
  await tablet.killAndReopen(url, { offline: true }) // it opens from what it keeps
  return { served, line, desk, tablet, url, pack: { path: await file.path(), words } }
}
const begin = async ({ tablet, pack }: World): Promise<void> => {
  const page = tablet.page()
  await page.getByRole('button', { name: /J’ai un paquet/ }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('nothing of ours at all, but long enough to be looked at'),
  })
  await page.getByText('Ce fichier n’est pas un paquet de Relais').first().waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.locator('input[type=file]').setInputFiles(pack.path)
  await page.getByLabel('Les six mots').fill(pack.words.join(' ').toUpperCase())
  await page.getByRole('button', { name: 'Ouvrir la copie' }).click()
  await page.getByRole('heading', { name: 'Paquet pour Castelroc' }).waitFor()
  expect(await main(page)).toMatch(/Centres \d+ Fonds 0 Partenaires 0/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'pack-opened')
  await page.getByRole('button', { name: 'Commencer : Castelroc' }).click()
  await page.getByText('Castelroc').first().waitFor()
}

test('J31 S128 from an installed app without a line to the first visit kept; then the line comes, the code presents itself, and all is received', async () => {
  const world = await packed()
  const { served, line, tablet } = world
  await begin(world)
  const page = tablet.page()
  await page.getByText('Cet appareil n’est pas encore relié').waitFor()
  await noteOnce(page, 'Information rapide', 1)
  await noteInterview(page, ['Trouver un emploi'], '5 à 15')
  expect(await visitsKept(page)).toBe(2)
  expect(await status(page)).toMatch(/^2 à envoyer/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'pack-first-visit')
  // the handbook is there too
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Mode d’emploi' }).click()
  await page.getByRole('searchbox').fill('paquet')
  await page.getByRole('link', { name: /Commencer là où il n’y a pas de réseau/ }).waitFor()
  // the tablet dies, and is opened again without a line
  await tablet.killAndReopen(world.url, { offline: true })
  await until('it stands again', async () => (await status(tablet.page()).catch(() => '')).startsWith('2 à envoyer'))
  expect((await served.devices()).filter(d => d.role === 'staff')).toEqual([]) // the head knows nothing of it

  line.set(WIRE)
  await tablet.online()
  await tablet.page().reload()
  await until('all is received', async () => (await status(tablet.page())).startsWith('Tout est reçu au siège'), 60_000)
  expect(countsOf(await atTheHead(served))).toMatchObject({ visits: 2, kinds: { quick: 1, interview: 1 } })
  expect((await served.devices()).filter(d => d.role === 'staff').map(d => [d.centre, d.label])).toEqual([['cas', 'Comptoir']])
  await expect.poll(() => tablet.page().getByText('pas encore relié').count()).toBe(0)
  expect((await rowsOf(tablet.page(), 'facts')).map(f => f['k'])).not.toContain('unlinked')
  expect(tablet.errors.filter(e => !/ERR_|Failed to load/.test(e))).toEqual([])
}, 240_000)

test('J31 the pack’s code is more than a day old when the line comes: that is said, another is presented, nothing is lost', async () => {
  const world = await packed()
  const { served, line, tablet } = world
  await begin(world)
  await noteOnce(tablet.page(), 'Information rapide', 3)
  served.setClock('2025-10-11T09:00')
  await tablet.setClock('2025-10-11T09:00')
  line.set(WIRE)
  await tablet.online()
  await tablet.page().reload()
  const page = tablet.page()
  await page.getByText('le code du paquet ne vaut plus').waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Présenter un nouveau code' }).click()
  await page.getByText('Avec un code du même rôle et du même centre, ce qui attend part aussitôt').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Présenter le code quand même' }).click()
  await page.getByLabel('Votre code').fill(await served.code('staff', 'cas'))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await until('all is received', async () => (await status(tablet.page()).catch(() => '')).startsWith('Tout est reçu au siège'), 60_000)
  expect(countsOf(await atTheHead(served))).toMatchObject({ visits: 3 })
}, 240_000)

test('J31 S273 where no line ever comes a copy is enough: the coordination takes it and links the device by the same press', async () => {
  const world = await packed()
  const { served, line, desk, tablet } = world
  await begin(world)
  const page = tablet.page()
  await noteOnce(page, 'Information rapide', 2)
  await page.getByRole('complementary', { name: 'État des envois' }).getByRole('link').click()
  await page.getByRole('link', { name: 'Copier sur clé' }).first().click()
  await page.getByRole('button', { name: 'Faire la copie' }).click()
  await page.getByRole('heading', { name: 'Les six mots' }).waitFor()
  const words = await page.getByRole('list', { name: 'Les six mots' }).getByRole('listitem').allInnerTexts()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Enregistrer le fichier' }).click()
  const buffer = readFileSync(await (await coming).path()) // on the stick
  await tablet.kill()
  line.set(WIRE)
  const head = desk.page()
  await head.reload()
  await head.getByRole('complementary', { name: 'État des envois' }).getByRole('link').click()
  await head.getByRole('link', { name: 'Apporter une copie' }).click()
  await head.locator('input[type=file]').first().setInputFiles({ name: 'copie.relais', mimeType: 'application/octet-stream', buffer })
  await head.getByLabel('Les six mots').fill(words.join(' '))
  await head.getByRole('button', { name: 'Ouvrir la copie' }).click()
  await expect.poll(() => main(head)).toMatch(/Faite par un appareil qui n’est pas encore relié, « Comptoir »/)
  expect(await wrongAtAnySight(head)).toEqual([])
  await shoot(head, 'bring-links')
  await head.getByRole('button', { name: 'Prendre la copie' }).click()
  await expect.poll(() => main(head), { timeout: 30_000 }).toMatch(/2 saisies reçues au siège, dont 2 nouvelles/)
  expect(countsOf(await atTheHead(served))).toMatchObject({ visits: 2 })
  expect((await served.devices()).filter(d => d.role === 'staff').map(d => d.label)).toEqual(['Comptoir'])
}, 240_000)
