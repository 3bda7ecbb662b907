// The line that linked a device dies the moment it has done so.
import { expect, test } from 'vitest'
import { noteInterview, noteOnce } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { EDGE, WIRE } from '../line.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { stored } from '../bench/stored.ts'

test('S2 J3 linked over a thin line that is gone at once: whatever is noted at the counter can be noted, after a power cut too; a screen that is not here yet says so', async () => {
  const served = await serve()
  served.setClock('2025-10-09T10:00')
  await served.writeDirectory(HAUT_VALLON)
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  await tablet.setClock('2025-10-09T10:00')
  const page = tablet.page()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.reload()
  line.set(EDGE)
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill((await served.code('staff', 'cas')).toLowerCase())
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.getByRole('button', { name: /^Information rapide/ }).waitFor()
  line.cut()
  await page.reload()
  await noteOnce(page, 'Information rapide', 1)
  await noteInterview(page, ['Trouver un emploi'], '5 à 15')
  expect((await stored(page, 'visits')).length).toBe(2)
  expect(tablet.errors).toEqual([])

  // what is not here says so, and stops nothing else
  await page.getByRole('link', { name: 'Fonds' }).click()
  await page.getByRole('heading', { level: 1, name: 'Pas encore sur cet appareil' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('link', { name: 'Aujourd’hui' }).click()
  await noteOnce(page, 'Libre-service', 1)
  line.set(WIRE)
  await page.getByRole('link', { name: 'Fonds' }).click()
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Fonds' }).waitFor()
})
