// The coordinator's table in a real browser against the real relay, beside a counsellor who notes visits.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day, Slot } from '../../src/domain/day.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields, type VisitEntry } from '../../src/domain/visit.ts'
import { enrolTablet, noteOnce } from '../journeys/counter.ts'
import { until } from '../until.ts'
import { serve } from '../journeys/world-under-test.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { brokenWords } from './inspect.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const rowOf = (page: Page, centre: string): Locator => page.getByRole('row', { name: new RegExp(centre) })
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const period = (page: Page, name: string): Promise<void> => page.getByText(name, { exact: true }).click()

test('T1 C01 C02 V4 V15 every centre in alphabetical order, complete or awaited, with its days, live and offline, at every sight', async () => {
  const served = await serve()
  served.setClock('2025-10-09T17:41')
  await served.writeDirectory(HAUT_VALLON)
  const [counterLine, deskLine] = [await served.line(), await served.line()]
  const counter = await served.tablet({ worker: 'without' })
  await counter.open(served.url(counterLine), { clock: '2025-10-09T17:41' })
  await enrolTablet(counter.page(), await served.code('staff', 'cas'))
  await until('Castelroc is known', () => counter.page().getByText('Castelroc').first().isVisible())
  await noteOnce(counter.page(), 'Information rapide', 2)

  const desk = await served.tablet({ width: 1280, height: 800 })
  await desk.open(served.url(deskLine), { clock: '2025-10-09T17:45' })
  await enrolTablet(desk.page(), await served.code('coordinator', null))
  const page = desk.page()
  await expect.poll(() => words(rowOf(page, 'Castelroc')), { timeout: 15_000 }).toMatch(/Complet .* 2 2 0 0 2 0 0 à confirmer 0 annulé/)

  // order, planned, never a silent zero
  const heads = await page.getByRole('rowheader').allInnerTexts()
  expect(heads.map(h => h.split('\n')[0])).toEqual([
    'Les Ardillères',
    'Bois-Thénac (provisoire)',
    'Castelroc',
    'Elvane (en projet)',
    'La Navette',
    'Pont-d’Irgne',
    'Saint-Orvin',
    'Valbrune',
    'Réseau',
  ])
  expect(await words(rowOf(page, 'Elvane'))).toBe('Elvane (en projet) antenne')
  expect(await words(rowOf(page, 'Saint-Orvin'))).toMatch(/attendues? pas encore attendu$/)
  expect(await words(page.locator('main'))).toMatch(/Couverture\. .*Saint-Orvin jamais entendu/)
  expect(await words(page.locator('main'))).toMatch(/Période : du 3 octobre au 9 octobre\. 1 centre complet sur 7\. .*version 4/)
  const last = await rowOf(page, 'Valbrune').boundingBox()
  expect(last && last.y + last.height).toBeLessThanOrEqual(800) // eight centres without scrolling

  // a row opens its days, by keyboard
  const opener = page.getByRole('button', { name: /^Castelroc/ })
  await opener.focus()
  await page.keyboard.press('Enter')
  expect(await opener.getAttribute('aria-expanded')).toBe('true')
  const days = page.getByRole('table', { name: 'Jour par jour, Castelroc' })
  expect(await words(days.getByRole('row', { name: /jeudi 9 octobre/ }))).toMatch(/Complet après-midi : noté 2/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await opener.press('Enter')
  await expect.poll(() => days.count()).toBe(0)

  // the day and the month
  await period(page, 'Ce jour')
  await expect.poll(() => words(page.locator('main'))).toContain('Période : jeudi 9 octobre.')
  await period(page, 'Ce mois')
  await expect.poll(() => words(page.locator('main'))).toContain('du 1er octobre au 9 octobre')
  expect(await wrongAtAnySight(page)).toEqual([])
  await period(page, 'Sept jours')

  // what is noted at the counter arrives by itself
  await noteOnce(counter.page(), 'Libre-service', 1)
  await expect.poll(() => words(rowOf(page, 'Castelroc')), { timeout: 15_000 }).toMatch(/ 3 2 0 1 3 /)
  await expect.poll(() => words(rowOf(page, 'Réseau'))).toMatch(/1 centre complet sur 7 3 2 0 1 3 /)

  // no line: the same table, and it says so
  await page.evaluate(() => navigator.serviceWorker.ready)
  await desk.offline(deskLine)
  await page.reload()
  await expect.poll(() => words(page.locator('main'))).toMatch(/Tel qu’entendu à 17:4\d\. Pas de réseau/)
  expect(await words(rowOf(page, 'Castelroc'))).toMatch(/Complet .* 3 2 0 1 3 /)
  expect(await wrongAtAnySight(page)).toEqual([])
  expect([...desk.errors, ...counter.errors]).toEqual([])
}, 180_000)

test('V15 C01 on a day on which nobody opens, the word that stands instead of figures is broken nowhere inside, of the network either', async () => {
  const served = await serve()
  served.setClock('2025-10-12T11:00') // a Sunday
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const desk = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await desk.open(served.url(line), { clock: '2025-10-12T11:00' })
  await enrolTablet(desk.page(), await served.code('coordinator', null))
  const page = desk.page()
  await rowOf(page, 'Valbrune').waitFor()
  await period(page, 'Ce jour')
  await expect.poll(() => words(rowOf(page, 'Réseau'))).toMatch(/pas d’ouverture$/)
  const instead = page.getByRole('cell').getByText('pas d’ouverture', { exact: true })
  expect(await instead.count()).toBeGreaterThanOrEqual(2)
  for (const width of [1280, 1024, 360]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await brokenWords(instead), `${width}`).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(await wrongAtAnySight(page)).toEqual([])
  expect(desk.errors).toEqual([])
})

test('C05 T2 the coordinator sees three against two of Saint-Orvin, and a day that two devices hold alike, in words that lead to the centre, at every sight', async () => {
  const served = await serve()
  served.setClock('2025-10-09T17:45')
  await served.writeDirectory(HAUT_VALLON)
  const visit = (slot: number, entry: Partial<VisitEntry>): Draft => ({
    kind: 'create',
    noun: 'visit',
    fields: visitFields({ ...emptyVisit('quick'), ...entry }, '2025-10-09' as Day, slot as Slot),
  })
  const interview = { kind: 'interview', purposes: ['P1'], duration: '15-30' } as const
  const note = (centre: string, drafts: readonly Draft[]) =>
    served.write(`centre/${centre}/visits/2025-10`, drafts, { by: `counsellor@${centre}`, day: '2025-10-09' })
  await note('orv', [
    ...[10, 10, 11].map(slot => visit(slot, { handOver: 'to-counsellor' })),
    ...[10, 11].map(slot => visit(slot, { ...interview, handOver: 'from-reception' })),
    visit(15, { handOver: 'to-counsellor' }),
    visit(15, { ...interview, handOver: 'from-reception' }),
  ])
  const morning = [
    visit(9, {}),
    visit(9, interview),
    visit(10, { kind: 'self-service' }),
    visit(10, {}),
    visit(11, interview),
    visit(11, {}),
  ]
  await note('cas', morning)
  await note('cas', morning)
  const desk = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await desk.open(served.url(await served.line()), { clock: '2025-10-09T17:45' })
  await enrolTablet(desk.page(), await served.code('coordinator', null))
  const page = desk.page()
  await expect
    .poll(() => words(rowOf(page, 'Saint-Orvin')), { timeout: 15_000 })
    .toContain('2 demi-journées où accueil et conseil restent à rapprocher')
  await expect.poll(() => words(rowOf(page, 'Castelroc'))).toContain('1 jour peut-être noté deux fois')
  const main = await words(page.locator('main'))
  expect(main).toContain(
    'De l’accueil vers le conseil : Saint-Orvin, 2 demi-journées à éclaircir. Ces passages comptent comme ils sont déclarés',
  )
  expect(main).toContain('Peut-être noté deux fois : Castelroc, 1 jour. Deux appareils y ont la même suite')
  await page.getByRole('button', { name: /^Saint-Orvin/ }).press('Enter')
  const days = page.getByRole('table', { name: 'Jour par jour, Saint-Orvin' })
  const said = await words(days.getByRole('row', { name: /jeudi 9 octobre/ }))
  expect(said).toContain('matin : 3 envoyés au conseil, 2 reçus')
  expect(said).toContain('après-midi : 1 passage de l’accueil vers le conseil, noté des deux côtés')
  await page.getByRole('button', { name: /^Castelroc/ }).press('Enter')
  expect(await words(page.getByRole('table', { name: 'Jour par jour, Castelroc' }))).toContain('deux appareils ont noté la même suite')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'centres-twice')
  expect(desk.errors).toEqual([])
}, 180_000)
