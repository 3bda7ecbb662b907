// The coordinator's screen in a real browser against the real relay: a centre of which nothing was heard, and a month past its storage limit.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { Month } from '../../src/domain/day.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import { WIRE } from '../line.ts'
import { until } from '../until.ts'
import { enrolTablet, noteOnce } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const OLD = visitsDocument('cas' as CentreCode, '2025-10' as Month)
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const main = (page: Page): Promise<string> => words(page.locator('main'))

test('C01 E1 SE6 a quiet centre is named without blame; a month that is over is closed by one question, and its totals stay', async () => {
  const served = await serve()
  served.setClock('2025-10-09T17:41')
  await served.writeDirectory(HAUT_VALLON)
  const [counterLine, deskLine] = [await served.line(), await served.line()]
  const counter = await served.tablet({ worker: 'without' })
  await counter.open(served.url(counterLine), { clock: '2025-10-09T17:41' })
  await enrolTablet(counter.page(), await served.code('staff', 'cas'))
  await until('Castelroc is known', () => counter.page().getByText('Castelroc').first().isVisible())
  await noteOnce(counter.page(), 'Information rapide', 3)
  await noteOnce(counter.page(), 'Libre-service', 1)
  await until('they are at the head', async () => (await served.log.inventory(OLD)).count === 4)
  await counter.offline(counterLine)

  // three weeks later: nothing was heard since
  served.setClock('2025-10-31T10:00')
  const desk = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await desk.open(served.url(deskLine), { clock: '2025-10-31T10:00' })
  await enrolTablet(desk.page(), await served.code('coordinator', null))
  const page = desk.page()
  await expect
    .poll(() => main(page), { timeout: 15_000 })
    .toMatch(/Sans nouvelles depuis 10 jours d’ouverture ou plus : .*Castelroc, entendu le jeudi 9 octobre/)
  expect(await main(page)).toContain('La ligne peut être coupée')
  expect(await page.getByText('Fermer ces mois').count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])

  // more than thirteen months later
  served.setClock('2026-12-02T10:00')
  await desk.setClock('2026-12-02T10:00')
  await page.reload()
  const open = page.getByRole('button', { name: 'Fermer ces mois…' })
  await open.waitFor()
  expect(await main(page)).toMatch(/La durée de conservation, 13 mois, est passée pour octobre 2025/)
  await page.getByLabel('Mois', { exact: true }).selectOption('2025-10')
  const row = page.getByRole('row', { name: /Castelroc/ })
  await expect.poll(() => words(row)).toMatch(/ 4 3 0 1 4 /)
  const before = await words(row)
  expect(await wrongAtAnySight(page)).toEqual([])
  await open.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Fermer octobre 2025 ?' })
  await dialog.waitFor()
  expect(await words(dialog)).toMatch(/Ce qui part.*Ce qui reste.*Pas de nouvelles depuis la fin de ces mois : Castelroc/)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ne pas fermer')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'sealing')

  // no line: nothing happens, and it is said
  await desk.offline(deskLine)
  await dialog.getByRole('button', { name: 'Fermer ces mois' }).click()
  await expect
    .poll(() => words(dialog), { timeout: 40_000 })
    .toMatch(/Castelroc, octobre 2025 : (le siège ne répond pas|les totaux sont écrits)/)
  deskLine.set(WIRE)
  await desk.online()
  await dialog.getByRole('button', { name: 'Ne pas fermer' }).click()
  await expect.poll(() => dialog.count()).toBe(0)
  await until('the line is back', async () => !(await main(page)).includes('Pas de réseau'), 60_000)
  await open.press('Enter')
  await dialog.getByRole('button', { name: 'Fermer ces mois' }).click()
  await expect.poll(() => dialog.count(), { timeout: 40_000 }).toBe(0)
  await expect.poll(() => open.count()).toBe(0)
  expect([...(await served.log.tombstones()).keys()]).toEqual([OLD])
  await expect.poll(() => words(row)).toBe(before)

  expect([...desk.errors]).toEqual([])
}, 240_000)
