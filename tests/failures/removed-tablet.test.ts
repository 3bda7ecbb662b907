// A tablet that was taken out of the network goes on working, and what it noted arrives once it is linked anew.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { estimatedFields } from '../../src/domain/estimates.ts'
import type { Day } from '../../src/domain/day.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { noteOnce, status, toSending } from '../journeys/counter.ts'
import { WIRE } from '../line.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'

/** Visits of that month at the head, by whoever wrote them. */
const atTheHead = async (served: Awaited<ReturnType<typeof enrolledTablet>>['served']): Promise<number> =>
  (await served.log.inventory('centre/cas/visits/2025-10')).count
/** Makes the copy that is carried by hand; how many entries it holds, as the page says. */
const copied = async (page: Page): Promise<number> => {
  await page.getByRole('link', { name: 'Copier sur clé' }).click()
  await page.getByRole('button', { name: 'Faire la copie' }).click()
  const said = await page.locator('p.say').filter({ hasText: /\d/ }).innerText()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Enregistrer le fichier' }).click()
  expect(readFileSync(await (await saved).path()).length).toBeGreaterThan(200)
  await toSending(page)
  return Number(/\d+/.exec(said)?.[0])
}

test('M8 C14 B18 C09 after 4401 ten visits are noted, the page is loaded anew and copied from; with a new code all of it arrives, once', async () => {
  const { served, tablet, line, page, url } = await enrolledTablet({ relay: { limits: { quarantineMs: 200 } } })
  await noteOnce(page(), 'Information rapide', 2)
  await expect.poll(() => status(page()), { timeout: 20_000 }).toMatch(/^Tout est reçu/)
  // a colleague's estimate stands in the list as one
  const estimated = estimatedFields(emptyVisit('quick'), '2025-10-09' as Day, 'am')
  await served.write('centre/cas/visits/2025-10', [{ kind: 'create', noun: 'visit', fields: estimated }], {
    by: 'counsellor',
    day: '2025-10-09',
  })
  await page().reload()
  await page().locator('main').getByText('estimé', { exact: true }).waitFor({ timeout: 20_000 })
  await served.removeDevices()
  line.cut()
  line.set(WIRE)
  await until('it is told', async () => (await status(page())).includes('Appareil retiré du réseau'))

  await noteOnce(page(), 'Information rapide', 6)
  await page().reload()
  await entry(page(), 'Libre-service').waitFor()
  await noteOnce(page(), 'Libre-service', 4)
  await tablet.killAndReopen(url)
  await entry(page(), 'Libre-service').waitFor()
  await until('all is here after a kill', async () => (await rowsOf(page(), 'visits')).length === 13)
  await expect.poll(() => status(page())).toContain('Appareil retiré du réseau')
  expect(await atTheHead(served)).toBe(3) // what was left at the door counts for nothing there
  await toSending(page())
  await page().getByText('Cet appareil a été retiré du réseau.', { exact: true }).waitFor()
  expect(await wrongAtAnySight(page())).toEqual([])
  expect(await copied(page())).toBe(10)

  await page().getByRole('link', { name: 'Présenter un nouveau code' }).click()
  await page().getByRole('button', { name: 'Présenter le code quand même' }).click()
  await page()
    .getByLabel('Votre code')
    .fill(await served.code('staff', 'cas'))
  await page().getByRole('button', { name: 'Relier cet appareil' }).click()
  await entry(page(), 'Information rapide').waitFor({ timeout: 20_000 })
  await expect.poll(() => status(page()), { timeout: 30_000 }).toMatch(/^Tout est reçu/)
  expect(await atTheHead(served)).toBe(13)
  expect((await rowsOf(page(), 'visits')).filter(v => v['voided'] === null)).toHaveLength(13)
  expect(await rowsOf(page(), 'refused')).toEqual([])
  expect(tablet.errors).toEqual([])
}, 120_000)
