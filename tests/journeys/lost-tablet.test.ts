// T8 with people and browsers: a tablet is lost on a market day, another is linked over the telephone, the lost one is found and opened, and
// the centre answers the question. The stick and the five by heart have no screens yet: they arrive as another device would send them.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Struct } from '../../src/wire/append.ts'
import { estimatedFields } from '../../src/domain/estimates.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import type { Day } from '../../src/domain/day.ts'
import { enrolledTablet, rowsOf } from '../failures/enrolled.ts'
import { WIRE } from '../line.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { enrolTablet, noteOnce, status } from './counter.ts'

const DOC = 'centre/cas/visits/2025-12'
const THURSDAY = '2025-12-04'
const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const ofThursday = async (page: Page): Promise<[standing: number, estimated: number]> => {
  const rows = (await rowsOf(page, 'visits')).filter(v => v['day'] === THURSDAY && v['voided'] === null)
  return [rows.length, rows.filter(v => v['estimated'] === true).length]
}

test('T8 C12 C14 revoked, linked anew by a code over the telephone, found, opened, asked: the estimates are replaced and nothing counts twice', async () => {
  const { served, tablet, line, page, url } = await enrolledTablet({
    at: '2025-12-03T12:20',
    relay: { limits: { quarantineMs: 3000, heardMs: 20 } },
  })
  await noteOnce(page(), 'Information rapide', 2)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)

  // Thursday, no line: nine by half past twelve, then five
  line.cut()
  await tablet.setClock(`${THURSDAY}T09:00`)
  served.setClock(`${THURSDAY}T09:00`)
  await page().reload()
  await noteOnce(page(), 'Information rapide', 9)
  const stick = (await rowsOf(page(), 'log')).filter(l => l['got'] === null)
  expect(stick).toHaveLength(9)
  await noteOnce(page(), 'Libre-service', 5)
  expect(await ofThursday(page())).toEqual([14, 0])
  await tablet.kill()

  // Friday: the coordination takes it out and gives a code; it is spoken over the telephone and typed on another tablet
  served.setClock('2025-12-05T08:40')
  const head = await served.tablet({ width: 1280, height: 800 })
  const wire = await served.line()
  await head.open(`${served.url(wire)}#coordinator=${await served.coordinatorToken()}`)
  await head.setClock('2025-12-05T08:40')
  const desk = head.page()
  await desk.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await desk.getByRole('link', { name: 'Appareils' }).first().click()
  await desk.getByRole('button', { name: 'Retirer Tablette du comptoir' }).click()
  await desk.getByRole('button', { name: 'Retirer l’appareil' }).click()
  await desk
    .getByRole('row', { name: /Tablette du comptoir/ })
    .getByText('retiré', { exact: true })
    .waitFor()
  await desk.getByRole('button', { name: 'Accueillir un appareil' }).click()
  await desk.getByLabel('Pour quel centre').selectOption('cas')
  await desk.getByLabel('Nom de l’appareil').fill('Nouvelle tablette')
  await desk.getByRole('button', { name: 'Faire un code' }).click()
  const spoken = await desk.locator('.code [aria-hidden]').innerText()
  await head.kill()

  const fresh = await served.tablet()
  await fresh.open(served.url(wire), { clock: '2025-12-05T08:45' })
  await enrolTablet(fresh.page(), spoken)
  await until('Wednesday is here again', async () => (await rowsOf(fresh.page(), 'visits').catch(() => [])).length === 2)

  // the stick, with the places its statements had, and five by heart
  const structs = stick.map(l => ({ client: l['client'], clock: l['clock'], key: l['key'], value: l['raw'] })) as unknown as Struct[] // rows of our own log
  structs.sort((a, b) => a.clock - b.clock)
  await served.log.write([
    { doc: DOC, device: 'stick', at: Math.floor(Date.parse('2025-12-05T09:00+01:00') / 1000), content: { is: 'append', structs } },
  ])
  await served.log.flush()
  const byHeart = Array.from({ length: 5 }, () => ({
    kind: 'create' as const,
    noun: 'visit',
    fields: estimatedFields(emptyVisit('quick'), THURSDAY as Day, 'pm'),
  }))
  await served.write(DOC, byHeart, { by: 'counsellor', day: '2025-12-05', seq: 40 })
  await fresh.page().reload()
  await expect.poll(() => ofThursday(fresh.page()), { timeout: 20_000 }).toEqual([14, 5])

  // Tuesday after: the tablet is found, and opened with a line
  served.setClock('2025-12-09T10:00')
  await fresh.setClock('2025-12-09T10:00')
  line.set(WIRE)
  await tablet.setClock('2025-12-09T10:00').catch(() => undefined) // it is dead: from the next start on
  await tablet.killAndReopen(url)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toContain('Appareil retiré du réseau')
  await until('all of it is set apart', async () => (await rowsOf(page(), 'refused')).length === 14)
  await tablet.kill()

  // at the counter of Castelroc, above the page of the day
  const here = fresh.page()
  const look = here.getByRole('link', { name: 'Regarder' })
  await look.waitFor({ timeout: 20_000 })
  expect(await main(here)).toContain('Un appareil retiré a apporté des fiches. Le siège les garde à part')
  expect(await wrongAtAnySight(here)).toEqual([])
  await shoot(here, 'apart-today')
  await look.press('Enter')
  await here.getByRole('heading', { level: 1, name: 'Apporté par un appareil retiré' }).waitFor()
  await here.getByText('Remplacer les estimations par les vraies saisies').waitFor()
  const asked = await main(here)
  expect(asked).toContain('5 passages : jeudi 4 décembre. Ce jour-là, 5 sont estimés dans votre cahier.')
  expect(asked).toContain('Si on remplace : 14 passages, dont 0 estimé.')
  expect(asked).toContain('Si on garde l’estimation : 14 passages, dont 5 estimés.')
  expect(asked).toContain('9 fiches étaient déjà là : sans effet.')
  expect(await wrongAtAnySight(here)).toEqual([])
  await shoot(here, 'apart-asked')

  // taking none of it asks first, with the focus on going back
  await here.getByRole('button', { name: 'Ne rien en prendre' }).press('Enter')
  await here.getByRole('dialog').waitFor()
  await expect.poll(() => here.evaluate(() => document.activeElement?.textContent)).toBe('Revenir à la question')
  expect(await wrongAtAnySight(here)).toEqual([])
  await here.keyboard.press('Escape')
  await here.getByRole('dialog').waitFor({ state: 'detached' })

  await here.getByRole('button', { name: 'Remplacer les estimations' }).press('Enter')
  await here.getByText('Rien n’attend votre réponse').waitFor({ timeout: 20_000 })
  await expect.poll(() => here.evaluate(() => document.activeElement?.tagName)).toBe('H1') // what was pressed is gone
  expect(await main(here)).toContain('C’est dans le cahier, gardé ici')
  expect(await ofThursday(here)).toEqual([14, 0])
  expect(await wrongAtAnySight(here)).toEqual([])
  await expect.poll(() => status(here), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  await here.getByRole('link', { name: 'Plus tard' }).click()
  await until('the slip is gone', async () => (await here.getByRole('link', { name: 'Regarder' }).count()) === 0)
  expect(fresh.errors).toEqual([])
}, 240_000)
