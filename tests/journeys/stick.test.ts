// The stick, as people play it: a tablet without a line, a file, six words on paper, and the coordinator's browser at the head.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { estimatedFields } from '../../src/domain/estimates.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { WIRE } from '../line.ts'
import { enrolledTablet } from '../failures/enrolled.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { stored } from '../bench/stored.ts'
import { until } from '../until.ts'
import { atTheHead, countsOf } from './at-the-head.ts'
import { enrolTablet, noteInterview, noteOnce, status, toSending } from './counter.ts'

const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const heading = (page: Page, name: string): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor()
/** The six words as somebody copies them from the screen. */
const wordsOf = (page: Page): Promise<string[]> => page.getByRole('list', { name: 'Les six mots' }).getByRole('listitem').allInnerTexts()
const makeCopy = async (page: Page): Promise<string[]> => {
  await page.getByRole('link', { name: 'Copier sur clé' }).first().click()
  await heading(page, 'Copier sur clé')
  await page.getByRole('button', { name: 'Faire la copie' }).click()
  await page.getByRole('heading', { name: 'Les six mots' }).waitFor()
  return wordsOf(page)
}
/** As if the device had a lens, and this before it. */
const seenByLens = (page: Page, picture: Buffer): Promise<void> =>
  page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), ch => ch.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const draw = (): void => canvas.getContext('2d')!.drawImage(image, 0, 0)
    setInterval(draw, 100)
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => canvas.captureStream(10) } })
  }, picture.toString('base64'))
const visits = async (page: Page): Promise<unknown[]> =>
  (await stored(page, 'visits')).map(v => [v['id'], v['day'], v['kind'], v['voided']])

test('S273 C30 a tablet without a line notes fourteen visits, its file is brought in at the head, the head has them; then the tablet comes, and nothing is doubled', async () => {
  const { served, line, tablet, page } = await enrolledTablet({ at: '2025-10-09T09:00' })
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 7)
  for (let i = 0; i < 4; i++) await noteInterview(page(), ['Trouver un emploi'], '5 à 15')
  await noteOnce(page(), 'Libre-service', 3)
  await toSending(page())
  await page().getByRole('link', { name: 'Copier sur clé' }).click()
  await heading(page(), 'Copier sur clé')
  await page().getByText('Ce qui n’est pas encore au siège : 14 saisies').waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'carry-choose')
  await page().getByRole('button', { name: 'Faire la copie' }).click()
  await page().getByRole('heading', { name: 'Les six mots' }).waitFor()
  const words = await wordsOf(page())
  expect(words).toHaveLength(6)
  expect(await main(page())).toContain('La copie est prête : 14 saisies.')
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'carry-words')
  const coming = page().waitForEvent('download')
  await page().getByRole('button', { name: 'Enregistrer le fichier' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('relais-cas-2025-10-09.relais')
  const path = await file.path()
  expect(readFileSync(path).length).toBeLessThan(1500)
  expect(await main(page())).toContain('Enregistré : relais-cas-2025-10-09.relais')
  expect((await stored(page(), 'facts')).find(f => f['k'] === 'backup')).toMatchObject({ v: { statements: 14 } })
  expect(await stored(page(), 'outbox')).toHaveLength(14)

  const wire = await served.line()
  const desk = await served.tablet({ width: 1280, height: 800 })
  served.setClock('2025-10-09T11:00')
  await desk.open(served.url(wire), { clock: '2025-10-09T11:00' })
  await enrolTablet(desk.page(), await served.code('coordinator', null))
  await until('the directory is here', async () => (await stored(desk.page(), 'centres')).length > 0)
  await toSending(desk.page())
  await desk.page().getByRole('link', { name: 'Apporter une copie' }).click()
  await heading(desk.page(), 'Apporter une copie')
  expect(await wrongAtAnySight(desk.page())).toEqual([])
  await shoot(desk.page(), 'bring-choose')

  // not a copy at all; then the file with words that were heard wrongly
  const chooser = desk.page().locator('input[type=file]').first()
  await chooser.setInputFiles({
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('nothing of ours, but long enough to be looked at'),
  })
  await desk.page().locator('main').getByText('Ce fichier n’est pas une copie de Relais').waitFor()
  await chooser.setInputFiles(path)
  await desk.page().getByLabel('Les six mots').fill(words.slice(0, 5).join(' '))
  await desk.page().getByRole('button', { name: 'Ouvrir la copie' }).click()
  await desk.page().locator('main').getByText('Il manque des lettres').waitFor()
  expect(await desk.page().getByLabel('Les six mots').inputValue()).toBe(words.slice(0, 5).join(' ')) // what was typed stays
  await desk
    .page()
    .getByLabel('Les six mots')
    .fill([...words.slice(0, 2), 'truc', ...words.slice(3)].join(' '))
  await desk.page().getByRole('button', { name: 'Ouvrir la copie' }).click()
  await desk.page().locator('main').getByText('Le mot numéro 3 n’est pas de ceux que Relais donne').waitFor()
  expect(await wrongAtAnySight(desk.page())).toEqual([])
  await shoot(desk.page(), 'bring-words')
  await desk.page().getByLabel('Les six mots').fill(words.join('-').toUpperCase())
  await desk.page().getByRole('button', { name: 'Ouvrir la copie' }).click()
  await desk
    .page()
    .getByRole('heading', { name: /^Copie de Castelroc/ })
    .waitFor()
  await expect.poll(() => main(desk.page())).toMatch(/Information rapide 7 Entretien 4 Libre-service 3 Nouvelles ici 14/)
  expect(await desk.page().getByRole('button', { name: 'Prendre la copie' }).getAttribute('class')).toMatch(/\bmain\b/)
  expect(await stored(desk.page(), 'visits')).toEqual([]) // nothing is taken yet
  expect(await wrongAtAnySight(desk.page())).toEqual([])
  await shoot(desk.page(), 'bring-contents')
  await desk.page().getByRole('button', { name: 'Prendre la copie' }).click()
  await expect.poll(() => main(desk.page())).toMatch(/14 saisies reçues au siège, dont 14 nouvelles/)
  expect(await wrongAtAnySight(desk.page())).toEqual([])
  await shoot(desk.page(), 'bring-received')
  await desk.page().getByRole('link', { name: 'Revenir' }).click()
  await expect.poll(() => main(desk.page())).toMatch(/^Envois .*14 saisies reçues au siège, dont 14 nouvelles/)
  expect(await wrongAtAnySight(desk.page())).toEqual([])
  await shoot(desk.page(), 'sending-brought')
  await desk.page().getByRole('link', { name: 'Apporter une copie' }).click()
  await heading(desk.page(), 'Apporter une copie')
  const head = await atTheHead(served)
  expect(countsOf(head)).toMatchObject({ visits: 14, kinds: { quick: 7, interview: 4, 'self-service': 3 } })

  // the tablet has a line at last
  line.set(WIRE)
  await tablet.online()
  await page().goto(served.url(line))
  await until('all is received', async () => (await status(page())).startsWith('Tout est reçu au siège'), 30_000)
  expect(countsOf(await atTheHead(served))).toEqual(countsOf(head))
  expect((await atTheHead(served)).statements).toBe(14)
  expect(await visits(desk.page())).toEqual(await visits(page()))

  // the same stick once more: nothing is new, and nothing is counted twice
  await desk.page().locator('input[type=file]').first().setInputFiles(path)
  await desk.page().getByLabel('Les six mots').fill(words.join(''))
  await desk.page().getByRole('button', { name: 'Ouvrir la copie' }).click()
  await expect.poll(() => main(desk.page())).toMatch(/Nouvelles ici 0 Déjà connues ici 14 Il n’y a rien de nouveau dans cette copie/)
  const again = desk.page().getByRole('button', { name: 'Prendre la copie' })
  expect(await again.getAttribute('class')).not.toMatch(/\bmain\b/) // nothing is to be gained by it
  expect(await wrongAtAnySight(desk.page())).toEqual([])
  await shoot(desk.page(), 'bring-nothing-new')
  await again.click()
  await heading(desk.page(), 'Apporter une copie')
  await desk.page().getByRole('button', { name: 'Choisir le fichier' }).waitFor()
  await expect.poll(() => main(desk.page())).toMatch(/14 saisies reçues au siège, dont 14 nouvelles\./) // until it is read
  expect((await atTheHead(served)).statements).toBe(14)
  await desk.page().getByRole('button', { name: 'J’ai lu' }).click()
  await expect.poll(() => main(desk.page())).not.toContain('Ce qui a été apporté ici')
  expect([...tablet.errors, ...desk.errors]).toEqual([])
}, 240_000)

test('T8 S273 of a day that is estimated at the carrier’s own, a copy is said to wait beside the estimates, not to be new, and so it stands until the head has it', async () => {
  const { served, line, tablet, page } = await enrolledTablet({ at: '2025-10-09T09:00' })
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 4)
  await toSending(page())
  const words = await makeCopy(page())
  const coming = page().waitForEvent('download')
  await page().getByRole('button', { name: 'Enregistrer le fichier' }).click()
  const path = await (await coming).path()

  const byHeart = Array.from({ length: 3 }, () => ({
    kind: 'create' as const,
    noun: 'visit',
    fields: estimatedFields(emptyVisit('quick'), '2025-10-09' as Day, 'am'),
  }))
  await served.write('centre/cas/visits/2025-10', byHeart, { by: 'counsellor', day: '2025-10-09', seq: 40 })
  const wire = await served.line()
  const other = await served.tablet()
  served.setClock('2025-10-09T11:00')
  await other.open(served.url(wire), { clock: '2025-10-09T11:00' })
  await enrolTablet(other.page(), await served.code('staff', 'cas'))
  await until('the estimates are here', async () => (await stored(other.page(), 'visits')).length === 3)
  await other.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await other.offline(wire)
  await toSending(other.page())
  await other.page().getByRole('link', { name: 'Apporter une copie' }).click()
  await other.page().locator('input[type=file]').first().setInputFiles(path)
  await other.page().getByLabel('Les six mots').fill(words.join(' '))
  await other.page().getByRole('button', { name: 'Ouvrir la copie' }).click()
  const waits = /4 saisies sont de jours déjà estimés ici\. Elles attendent à côté des estimations, sans compter/
  await expect.poll(() => main(other.page())).toMatch(/Information rapide 4 À côté d’estimations du même jour 4/)
  expect(await main(other.page())).toMatch(waits)
  expect(await main(other.page())).not.toContain('Nouvelles ici')
  expect(await wrongAtAnySight(other.page())).toEqual([])
  await shoot(other.page(), 'bring-beside')
  await other.page().getByRole('button', { name: 'Prendre la copie' }).click()
  await expect.poll(() => main(other.page())).toMatch(/4 saisies à remettre au siège/)
  expect(await main(other.page())).toMatch(waits)
  expect(await stored(other.page(), 'visits')).toHaveLength(3) // as it was said
  expect(await wrongAtAnySight(other.page())).toEqual([])
  await shoot(other.page(), 'bring-beside-taken')
  wire.set(WIRE)
  await other.online()
  await expect.poll(() => main(other.page()), { timeout: 30_000 }).toMatch(/4 saisies reçues au siège, dont 4 nouvelles/)
  expect(await main(other.page())).not.toMatch(waits)
  expect([...tablet.errors, ...other.errors]).toEqual([])
}, 240_000)

test('S273 a small copy goes over from screen to screen: photographs of the codes, in any order, over a reload; the screens are sound at every width', async () => {
  const { served, line, tablet, page } = await enrolledTablet({ at: '2025-10-09T09:00' })
  await tablet.offline(line)
  for (let i = 0; i < 6; i++) await noteInterview(page(), ['Trouver une formation', 'Trouver un emploi'], '15 à 30')
  await noteOnce(page(), 'Information rapide', 8)
  await toSending(page())
  const words = await makeCopy(page())
  await page()
    .getByRole('button', { name: /^Montrer (un code|\d codes) à photographier/ })
    .click()
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'carry-code')
  const square = page().getByRole('img', { name: /^Code \d sur \d/ })
  const total = Number(/sur (\d)/.exec((await square.getAttribute('aria-label')) ?? '')?.[1])
  expect(total).toBeGreaterThan(1)
  const photos: Buffer[] = []
  for (let k = 1; k <= total; k++) {
    await page()
      .getByRole('img', { name: `Code ${k} sur ${total}` })
      .waitFor()
    photos.push(await page().locator('main').screenshot())
    await page().getByRole('button', { name: 'Code suivant' }).click()
  }
  await page()
    .getByRole('img', { name: `Code 1 sur ${total}` })
    .waitFor() // round again

  const wire = await served.line()
  const phone = await served.tablet()
  served.setClock('2025-10-09T11:00')
  await phone.open(served.url(wire), { clock: '2025-10-09T11:00' })
  await enrolTablet(phone.page(), await served.code('staff', 'cas'))
  await until('Castelroc is known', () => phone.page().getByText('Castelroc').first().isVisible())
  await toSending(phone.page())
  await phone.page().getByRole('link', { name: 'Apporter une copie' }).click()
  const photograph = async (buffer: Buffer): Promise<void> =>
    phone.page().locator('input[type=file][accept]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer })
  await phone.page().getByRole('button', { name: 'Ouvrir la caméra' }).click() // there is none here
  await phone.page().locator('main').getByText('La caméra ne s’ouvre pas ici').waitFor()
  await photograph(await phone.page().screenshot())
  await phone.page().locator('main').getByText('Aucun code de Relais sur cette photo').waitFor()
  await photograph(photos.at(-1)!)
  await phone
    .page()
    .locator('main')
    .getByText(/Il manque encore/)
    .waitFor()
  expect(await wrongAtAnySight(phone.page())).toEqual([])
  await shoot(phone.page(), 'bring-scan')
  await phone.page().reload()
  await phone
    .page()
    .locator('main')
    .getByText(/Il manque encore/)
    .waitFor() // what was read stays
  // this time there is a lens: it sees the first code
  await seenByLens(phone.page(), photos[0]!)
  await phone.page().getByRole('button', { name: 'Ouvrir la caméra' }).click()
  if (total > 2) await expect.poll(() => main(phone.page())).not.toMatch(/Il manque encore le[^.]* 1\b/)
  for (const photo of photos.slice(1, -1).reverse()) await photograph(photo)
  await phone.page().getByLabel('Les six mots').waitFor()
  await phone.page().reload() // all are read, and no word is typed: they need not be read again
  await phone.page().getByLabel('Les six mots').fill(words.join(' '))
  await phone.page().getByRole('button', { name: 'Ouvrir la copie' }).click()
  await expect.poll(() => main(phone.page())).toMatch(/Information rapide 8 Entretien 6 Nouvelles ici 14/)
  await phone.page().getByRole('button', { name: 'Prendre la copie' }).click()
  await expect.poll(() => main(phone.page())).toMatch(/14 saisies reçues au siège, dont 14 nouvelles/)
  expect((await stored(phone.page(), 'facts')).filter(f => f['k'] === 'codesRead')).toEqual([])
  expect(await visits(phone.page())).toEqual(await visits(page()))
  expect([...tablet.errors, ...phone.errors]).toEqual([])
}, 240_000)

test('S273 after three days without a line Today and Sending ask for a copy, once; made, the word is gone', async () => {
  const { line, tablet, page, url } = await enrolledTablet({ at: '2025-10-06T09:00' })
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 2)
  expect(await main(page())).not.toContain('Une copie sur clé')
  await tablet.setClock('2025-10-09T09:30')
  await page().goto(url)
  await page().getByText('2 fiches attendent d’être reçues au siège').waitFor()
  expect(await main(page())).toMatch(
    /2 fiches attendent d’être reçues au siège, la plus ancienne depuis 3 jours\. Une copie sur clé les met à l’abri\. Copier sur clé/,
  )
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'carry-nudge')
  await toSending(page())
  await page().getByText('2 fiches attendent d’être reçues au siège').waitFor()
  await shoot(page(), 'carry-nudge-sending')
  await makeCopy(page())
  const coming = page().waitForEvent('download')
  await page().getByRole('button', { name: 'Enregistrer le fichier' }).click()
  await coming
  await until('it is noted', async () => (await stored(page(), 'facts')).some(f => f['k'] === 'backup'))
  await page().goto(url)
  await page()
    .getByRole('button', { name: /^Information rapide/ })
    .waitFor()
  await toSending(page())
  await expect.poll(() => main(page())).toMatch(/2 fiches attendent/)
  expect(await page().getByText('2 fiches attendent d’être reçues au siège').count()).toBe(0)
  expect(tablet.errors).toEqual([])
}, 120_000)
