// A date or a time that was begun and not finished, in a real browser by keyboard: it is told at its field, nothing is written, and it stays.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { rowsOf } from '../failures/enrolled.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { complaint, coordinatorLink, HAUT_VALLON, looksRight, openNetwork } from './network-screens.ts'
import { GUIDE, fillShelf } from './shelf.ts'
import { shoot } from './shoot.ts'

const DATE = 'Date incomplète, ou qui n’existe pas. Indiquez le jour, le mois et l’année, ou effacez tout.'
const TIME = 'Heure incomplète. Indiquez les heures et les minutes, ou effacez tout.'
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const written = async (page: Page): Promise<number> => (await rowsOf(page, 'log')).length
const saved = (page: Page): Promise<void> => until('it is kept', async () => (await page.locator('main form').count()) === 0)
/** Keys as one types them at the first part of the field, which is empty. */
const type = async (field: Locator, keys: string): Promise<void> => {
  await field.fill('')
  await field.focus()
  await field.page().keyboard.type(keys)
}
/** Told, in the right place, with nothing written and nothing lost. */
const toldOf = async (page: Page, field: Locator, sentence: string): Promise<void> => {
  const before = await written(page)
  await page.keyboard.press('Enter')
  await expect.poll(() => complaint(page)).toBe(sentence)
  expect(await field.evaluate((f: HTMLInputElement) => [f === document.activeElement, f.validity.badInput, f.value])).toEqual([
    true,
    true,
    '',
  ])
  expect(await field.locator('xpath=ancestor::form').count()).toBe(1)
  expect(await written(page)).toBe(before)
}

test('V16 S088 in a list a half-typed date is told, and is finished where it was left', async () => {
  const { page, errors } = await openNetwork()
  await press(page, 'Plus')
  await page.getByRole('link', { name: 'Listes' }).click()
  await page.getByRole('link', { name: /Situations/ }).click()
  await press(page, 'Modifier « Intérim, CDD »')
  await page.getByLabel('Mot affiché').fill('Contrat court')
  const from = page.getByLabel('À partir du')
  await type(from, '1203') // the day and the month, or the month and the day: no year
  await toldOf(page, from, DATE)
  expect(await page.getByLabel('Mot affiché').inputValue()).toBe('Contrat court')
  await looksRight(page, 'half a date in a list')
  await shoot(page, 'half-date-value')
  // what was typed is still there: the year is all that is missing
  await from.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('2025')
  await expect.poll(() => from.inputValue()).toMatch(/^2025-(12-03|03-12)$/)
  await expect.poll(() => from.getAttribute('aria-invalid')).toBe(null)
  const to = page.getByLabel('Dernier jour')
  await type(to, '31022026') // thirty days at most has February
  if (await to.evaluate((f: HTMLInputElement) => f.validity.badInput)) await toldOf(page, to, DATE)
  await to.fill('')
  await press(page, 'Enregistrer')
  await saved(page)
  await page.getByText(/(12 mars|3 décembre) 2025/).waitFor()
  expect(errors).toEqual([])
})

test('V16 S249 a centre’s day of another parent and its hours, a half-typed one is told', async () => {
  const { page, errors } = await openNetwork()
  await page.getByRole('link', { name: /Saint-Orvin/ }).click()
  await page.getByRole('heading', { name: 'Saint-Orvin' }).waitFor()
  await press(page, 'Modifier')
  await page.getByLabel('Dépend de').selectOption({ label: 'Castelroc' })
  const from = page.getByRole('textbox', { name: 'À partir du' })
  await type(from, '12')
  await toldOf(page, from, DATE)
  await page.getByText('Tout n’est pas encore juste : voyez les lignes marquées.').waitFor()
  await from.fill('2025-01-01')
  const afternoon = page.getByRole('group', { name: 'Après-midi' })
  await afternoon.getByLabel('À').fill('')
  await type(afternoon.getByLabel('De'), '14') // both read as empty: the afternoon would be dropped
  await toldOf(page, afternoon.getByLabel('De'), TIME)
  await looksRight(page, 'half a time in a centre')
  await shoot(page, 'half-time-centre')
  await afternoon.getByLabel('De').fill('14:00')
  await afternoon.getByLabel('À').fill('17:30')
  await press(page, 'Enregistrer')
  await saved(page)
  await expect.poll(() => page.locator('dl').innerText()).toMatch(/Castelroc[^]*14:00–17:30/)
  expect(errors).toEqual([])
})

test('V16 V5 S-prices an own purpose and a price, a half-typed date is told', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  await fillShelf(served)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(served.url(await served.line()))
  const page = tablet.page()
  await enrolTablet(page, await served.code('staff', 'cas'))
  await press(page, 'Plus')
  await page.getByRole('link', { name: 'Listes' }).click()
  await page.getByRole('link', { name: /Pôles/ }).click()
  await press(page, 'Ajouter une valeur')
  await page.getByLabel('Mot affiché').fill('Saison et montagne')
  await page.getByLabel('Compte sous').selectOption({ label: 'Trouver un emploi' })
  const to = page.getByLabel('Dernier jour')
  await type(to, '12')
  await toldOf(page, to, DATE)
  await looksRight(page, 'half a date in a purpose')
  await shoot(page, 'half-date-purpose')
  await to.fill('2030-12-31')
  await press(page, 'Enregistrer')
  await saved(page)
  await page.getByText(/jusqu’au 31 décembre 2030/).waitFor()

  await page.getByRole('link', { name: 'Fonds', exact: true }).click()
  await page.getByRole('link', { name: new RegExp(GUIDE) }).click()
  await press(page, 'Relever un prix')
  await page.getByLabel('Prix', { exact: true }).fill('13,50')
  const on = page.getByLabel('Relevé le')
  await type(on, '12')
  await toldOf(page, on, DATE)
  await looksRight(page, 'half a date of a price')
  await shoot(page, 'half-date-price')
  // emptied part by part no event comes, and it is the other sentence then
  await on.focus()
  for (const key of ['Backspace', 'ArrowLeft', 'Backspace']) await page.keyboard.press(key)
  await page.keyboard.press('Enter')
  await expect.poll(() => complaint(page)).toBe('Choisissez le jour.')
  expect(tablet.errors).toEqual([])
})

test('V16 SU2 a network is not set up with half a time', async () => {
  const served = await serve()
  const line = await served.line()
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(await coordinatorLink(served, line))
  const page = tablet.page()
  await page.getByLabel('Nom du réseau').fill('Haut-Vallon')
  await page.getByLabel('Nom du siège').fill('Valbrune')
  const afternoon = page.getByRole('group', { name: 'Après-midi' }).first()
  await afternoon.getByLabel('À').fill('')
  await type(afternoon.getByLabel('De'), '14')
  await toldOf(page, afternoon.getByLabel('De'), TIME)
  expect(tablet.errors).toEqual([])
})
