// The demonstration from its door to its three sides, on a phone: each opens where its work is, and has something in it.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stored } from '../bench/stored.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { isKept } from './counter.ts'
import { serve } from './world-under-test.ts'

const NOW = '2026-03-05T10:20' // the Thursday before T6's week
const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['RELAIS_SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/demo-${name}.png` })
}
const section = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name }).click()
const documents = async (page: Page): Promise<string[]> => [
  ...new Set((await stored(page, 'log')).map(row => String((row as { doc: unknown }).doc))),
]

test('S7 D1 E18 T4 C04 the demonstration’s three sides: the associated one opens on the agenda and holds nothing else, the counsellor finds the work in three hands, the coordinator the retired value', async () => {
  const served = await serve()
  served.setClock(NOW)
  const tablet = await served.tablet({ width: 360, height: 740 })
  await tablet.open(served.url(await served.line()), { clock: NOW })
  const page = tablet.page()
  await page.getByRole('button', { name: /Essayer la démonstration/ }).click()
  await page.getByRole('button', { name: /Côté centre associé/ }).waitFor({ timeout: 60_000 })
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'door')

  await page.getByRole('button', { name: /Côté centre associé/ }).click()
  await expect.poll(() => main(page), { timeout: 60_000 }).toMatch(/^Agenda .*voie d’eau/)
  expect(await page.locator('.where').innerText()).toContain('Lac d’Aure')
  expect((await main(page)).match(/\d\d:\d\d /g)?.length).toBeGreaterThan(5)
  expect((await documents(page)).filter(doc => !/^network\/directory$|^centre\/\w+\/calendar\//.test(doc))).toEqual([])
  expect(await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Fonds' }).count()).toBe(0)
  expect(await page.getByRole('alert').count()).toBe(0) // what was cancelled before one came is no news
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'associated')

  /** Another side from this one, in a window of its own. */
  const open = async (from: Page, name: string): Promise<Page> => {
    const coming = from.context().waitForEvent('page')
    await from.getByRole('link', { name: `${name}, dans une autre fenêtre` }).click()
    const other = await coming
    await other.setViewportSize({ width: 360, height: 740 })
    return other
  }
  const counsellor = await open(page, 'Côté conseil')
  await counsellor.getByRole('heading', { name: 'Aujourd’hui' }).first().waitFor({ timeout: 60_000 })
  await counsellor.getByText('Castelroc').first().waitFor()
  await section(counsellor, 'Fonds')
  await expect.poll(() => main(counsellor), { timeout: 60_000 }).toMatch(/sur 1\s\d\d\d, sans réseau/)
  await shoot(counsellor, 'holdings')
  await counsellor.getByLabel('Chercher dans le fonds').fill('mobilité 2025')
  const guide = counsellor.getByRole('link', { name: /éd\. 2025|Guide mobilité 2025/ })
  await guide.waitFor()
  await guide.click()
  await expect.poll(() => main(counsellor)).toMatch(/Guide mobilité 2025/)
  for (const seen of [/éd\. 2025/, /14,50/, /13,90/, /12,00/, /Castelroc/, /Pont-d’Irgne/])
    await expect.poll(() => main(counsellor)).toMatch(seen)
  expect(await wrongAtAnySight(counsellor)).toEqual([])
  await shoot(counsellor, 'work')
  await section(counsellor, 'Agenda')
  await expect.poll(() => main(counsellor)).toMatch(/heure à confirmer/i)
  expect(await main(counsellor)).toMatch(/Canal de l’Irgne/)
  expect(await wrongAtAnySight(counsellor)).toEqual([])
  await shoot(counsellor, 'agenda')

  const desk = await open(counsellor, 'Côté coordination')
  await desk.getByText('Sept jours', { exact: true }).click()
  await expect.poll(() => main(desk), { timeout: 90_000 }).toMatch(/La Navette .*1 passage avec une valeur retirée/)
  await desk.setViewportSize({ width: 1280, height: 800 })
  await shoot(desk, 'centres-1280')
  await desk.setViewportSize({ width: 360, height: 740 })
  await shoot(desk, 'centres')
  expect(await wrongAtAnySight(desk)).toEqual([])
  await section(desk, 'Fonds')
  await expect.poll(() => main(desk), { timeout: 90_000 }).toMatch(/À départager\D{0,3}2/i)
  expect(tablet.errors).toEqual([])
}, 300_000)

test('S7 after the browser was closed the demonstration of before is taken up again, without a line too; a new one is beside it; one that was left is not offered', async () => {
  const served = await serve()
  served.setClock(NOW)
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line), { clock: NOW })
  await tablet
    .page()
    .getByRole('button', { name: /Essayer la démonstration/ })
    .click()
  await tablet
    .page()
    .getByRole('button', { name: /^Côté conseil Castelroc/ })
    .click({ timeout: 60_000 })
  const quick = (): ReturnType<Page['getByRole']> => tablet.page().getByRole('button', { name: /^Information rapide/ })
  await quick().waitFor({ timeout: 60_000 })
  await tablet.page().getByText('Castelroc').first().waitFor({ timeout: 60_000 })
  const address = new URL(tablet.page().url()).search
  await until('all it needs without a line is on the device', () => tablet.page().evaluate(isKept))
  await tablet.offline(line)
  await tablet.killAndReopen(served.url(line), { offline: true, clock: NOW })
  const page = tablet.page()
  await page.getByRole('button', { name: /Essayer la démonstration/ }).click()
  const again = page.getByRole('button', { name: /^Reprendre la démonstration/ })
  await again.waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'again')
  await again.click()
  await quick().waitFor({ timeout: 30_000 })
  expect(new URL(page.url()).search).toBe(address)
  await page.getByText('Castelroc').first().waitFor()

  await page.getByRole('button', { name: 'Quitter la démonstration' }).click()
  await page.getByRole('button', { name: /Essayer la démonstration/ }).click()
  await page.getByText('le relais ne répond pas').first().waitFor()
  expect(await again.count()).toBe(0)
  expect(tablet.errors).toEqual([])
}, 240_000)
