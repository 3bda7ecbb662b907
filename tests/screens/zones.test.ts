// A zone is withdrawn and comes back, in a real browser, by keyboard.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { serve } from '../journeys/world-under-test.ts'
import { coordinatorLink, HAUT_VALLON, looksRight } from './network-screens.ts'
import { shoot } from './shoot.ts'

/** A coordinator’s desk where the network’s screen shows two zones. */
const open = async (): Promise<{ readonly page: Page; readonly errors: readonly string[] }> => {
  const served = await serve()
  const line = await served.line()
  const zone = (name: string, order: number) => ({ kind: 'create' as const, noun: 'zone', fields: { name, population: 4100, order } })
  await served.writeDirectory([...HAUT_VALLON, zone('Hautes Terres', 1), zone('Lac d’Aure', 2)])
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await page.getByRole('button', { name: /Le réseau existe déjà/ }).click()
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Réseau' }).click()
  await page.getByText('Hautes Terres').waitFor()
  return { page, errors: tablet.errors }
}
const focused = (page: Page): Promise<string> =>
  page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').replace(/\s+/g, ' '),
  )
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let i = 0; i < 60; i++) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(name)} is not reached by keyboard; the focus is on ${await focused(page)}`)
}
const inUse = (page: Page): Promise<string[]> =>
  page.getByRole('region', { name: 'Bassins de vie' }).getByRole('list').first().locator(':scope > li > span > b').allInnerTexts()
const press = (page: Page): Promise<void> => page.keyboard.press('Enter')

test('V13 S056 a zone is asked about before it is withdrawn, stays to be read, and comes back, all by keyboard', async () => {
  const { page, errors } = await open()
  const living = async () => (await inUse(page)).join(', ')
  await page.getByRole('button', { name: 'Modifier : Hautes Terres' }).focus()
  await press(page)
  await page.getByRole('heading', { name: 'Modifier la zone' }).waitFor()
  await looksRight(page, 'zone form')
  await shoot(page, 'zone-form')
  await tabTo(page, 'Retirer la zone')
  await press(page)
  const dialog = page.getByRole('dialog', { name: 'Retirer la zone « Hautes Terres » ?' })
  await dialog.waitFor()
  expect(await dialog.innerText()).toMatch(/Ce qui la mentionne déjà la garde/)
  await looksRight(page, 'withdrawing a zone')
  await shoot(page, 'zone-asked')

  // the focus lies on keeping it; Escape keeps it too, and the form stays as it was
  expect(await focused(page)).toBe('Renoncer')
  await press(page)
  await expect.poll(() => focused(page)).toBe('Retirer la zone')
  await press(page)
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => dialog.count()).toBe(0)
  expect(await living()).toBe('Hautes Terres, Lac d’Aure')
  expect(await page.locator('main form').count()).toBe(1)

  await tabTo(page, 'Retirer la zone')
  await press(page)
  await dialog.waitFor()
  await page.keyboard.press('Shift+Tab')
  expect(await focused(page)).toBe('Retirer la zone')
  await press(page)
  await expect.poll(living).toBe('Lac d’Aure')
  await expect.poll(() => focused(page)).toBe('Ajouter une zone')
  await page.getByText('Zone retirée. Gardé ici.').waitFor({ state: 'attached' })

  // under the others, in a fold: what it was, what became of it
  const fold = page.locator('details', { has: page.getByText('Zones retirées', { exact: true }) }).last()
  expect(await fold.getAttribute('open')).toBe(null)
  await tabTo(page, 'Zones retirées')
  await press(page)
  await page.getByRole('button', { name: 'Remettre la zone « Hautes Terres »' }).waitFor()
  await tabTo(page, 'Historique')
  await press(page)
  await expect.poll(() => fold.locator('.history').innerText()).toMatch(/État\s*: retirée[^]*Habitants\s*: 4\s100/)
  expect(await fold.getByRole('button', { name: /Remettre «\s(retirée|en usage)\s»/ }).count()).toBe(0)
  await looksRight(page, 'withdrawn zones')
  await shoot(page, 'zones-withdrawn')

  await page.keyboard.press('Shift+Tab')
  expect(await focused(page)).toBe('Remettre la zone « Hautes Terres »')
  await press(page)
  await expect.poll(living).toBe('Hautes Terres, Lac d’Aure')
  await expect.poll(() => focused(page)).toBe('Modifier : Hautes Terres')
  await page.getByText('Zone remise. Gardé ici.').waitFor({ state: 'attached' })
  expect(await page.getByText('Zones retirées', { exact: true }).count()).toBe(0)

  // its history says both, and offers neither at one press
  await press(page)
  await page.getByRole('region', { name: 'Bassins de vie' }).getByText('Historique').click()
  await expect.poll(() => page.locator('.history').first().innerText()).toMatch(/État\s*: en usage, avant\s: retirée[^]*État\s*: retirée/)
  expect(await page.getByRole('button', { name: /Remettre «\sretirée\s»/ }).count()).toBe(0)
  await looksRight(page, 'zone form with its history')
  await shoot(page, 'zone-history')
  expect(errors).toEqual([])
})

test('§5.3 a withdrawn zone whose name another bears by now is told, and stays where it is', async () => {
  const { page, errors } = await open()
  await page.getByRole('button', { name: 'Modifier : Hautes Terres' }).click()
  await page.getByRole('button', { name: 'Retirer la zone' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer la zone' }).click()
  await expect.poll(() => inUse(page)).toEqual(['Lac d’Aure'])
  await page.getByRole('button', { name: 'Ajouter une zone' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('hautes terres')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => inUse(page)).toEqual(['Lac d’Aure', 'hautes terres'])
  await page.getByText('Zones retirées', { exact: true }).click()
  await page.getByRole('button', { name: 'Remettre la zone « Hautes Terres »' }).click()
  await page.getByText('Une autre zone porte déjà ce nom.').waitFor()
  await looksRight(page, 'a zone that cannot come back')
  expect(await inUse(page)).toEqual(['Lac d’Aure', 'hautes terres'])
  expect(errors).toEqual([])
})
