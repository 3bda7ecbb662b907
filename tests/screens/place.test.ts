// The network's currency and time zone, changed by the coordination in a real browser against a real relay; what was written before stays.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stored } from '../bench/stored.ts'
import { until } from '../until.ts'
import { complaint, looksRight, openNetwork } from './network-screens.ts'
import { shoot } from './shoot.ts'

const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const saved = (page: Page): Promise<void> => until('it is kept', async () => (await page.locator('main form').count()) === 0)
const change = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Modifier monnaie, fuseau et année scolaire' }).click()
  await page.getByRole('heading', { name: 'Modifier monnaie, fuseau et année scolaire' }).waitFor()
}

test('§13 V13 S249 the network goes over to the rupee and the time of Mauritius: what is no zone is told, the past is told, the history puts back', async () => {
  const { page, errors } = await openNetwork()
  await expect.poll(() => main(page)).toMatch(/Monnaie euro \(EUR\) Fuseau horaire Europe\/Paris/)
  await change(page)
  await expect.poll(() => main(page)).toMatch(/il y est \d+:\d\d/)
  expect(await main(page)).toContain('un prix garde sa monnaie, un événement garde le fuseau avec lequel il a été écrit')
  expect((await page.getByLabel('Monnaie').getByRole('option').allInnerTexts()).slice(0, 4)).toEqual([
    'euro (EUR)',
    'franc suisse (CHF)',
    'livre sterling (GBP)',
    'roupie mauricienne (MUR)',
  ])
  await page.getByLabel('Monnaie').selectOption('MUR')
  await page.getByLabel('Fuseau horaire').fill('Maurice')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => complaint(page)).toBe('Ce fuseau n’est pas connu. Écrivez-le comme Europe/Paris.')
  expect(await page.getByLabel('Fuseau horaire').inputValue()).toBe('Maurice')
  expect(await page.getByLabel('Monnaie').inputValue()).toBe('MUR')
  await looksRight(page, 'currency and zone')
  await shoot(page, 'place-form')
  await page.getByLabel('Fuseau horaire').fill('indian/mauritius')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await expect.poll(() => main(page)).toMatch(/Monnaie roupie mauricienne \(MUR\) Fuseau horaire Indian\/Mauritius/)
  expect(await stored(page, 'networks')).toMatchObject([{ currency: 'MUR', timeZone: 'Indian/Mauritius' }])

  await page.locator('summary', { hasText: 'Historique' }).click()
  await expect.poll(() => main(page)).toMatch(/Monnaie : MUR, avant : EUR/)
  expect(await main(page)).toMatch(/Fuseau horaire : Indian\/Mauritius, avant : Europe\/Paris/)
  await looksRight(page, 'history of the network')
  await page.getByRole('button', { name: 'Remettre « EUR »' }).click()
  await expect.poll(() => main(page)).toMatch(/Monnaie euro \(EUR\) Fuseau horaire Indian\/Mauritius/)

  // nothing touched, nothing written
  const before = (await stored(page, 'log')).length
  await change(page)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  expect((await stored(page, 'log')).length).toBe(before)
  expect(errors).toEqual([])
}, 120_000)

test('§5.3 V13 the school year begins in February from now on: what it means for the figures is said before; September is stated by nobody', async () => {
  const { page, errors } = await openNetwork()
  await expect.poll(() => main(page)).toContain('Début de l’année scolaire septembre')
  const start = page.getByLabel('Début de l’année scolaire')
  await change(page)
  expect(await start.locator('option:checked').innerText()).toBe('septembre')
  expect(await start.getByRole('option').count()).toBe(12)
  expect(await main(page)).not.toContain('Les chiffres déjà sortis ne changent pas')
  await start.selectOption('février')
  await expect
    .poll(() => main(page))
    .toContain('Les chiffres déjà sortis ne changent pas. Une année scolaire ne sort ensuite que si elle commence')
  await looksRight(page, 'the school year')
  await shoot(page, 'place-school-year')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await saved(page)
  await expect.poll(() => main(page)).toContain('Début de l’année scolaire février')
  await page.locator('summary', { hasText: 'Historique' }).click()
  await expect.poll(() => main(page)).toMatch(/Début de l’année scolaire : février/)
  expect(errors).toEqual([])
}, 120_000)
