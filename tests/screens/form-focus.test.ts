// Forms that open in place, in a real browser: what is wrong is told at its own field, nothing is cut, and the focus goes back to what opened them.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { until } from '../until.ts'
import { complaint, looksRight, openNetwork } from './network-screens.ts'
import { shoot } from './shoot.ts'

const focused = (page: Page): Promise<string> =>
  page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').replace(/\s+/g, ' '),
  )
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
/** The form opens with the focus on its heading, and closes with it on the button. */
const thereAndBack = async (page: Page, opener: string): Promise<void> => {
  await press(page, opener)
  await page.locator('main form').waitFor()
  await press(page, 'Renoncer')
  await expect.poll(() => focused(page), { message: opener }).toBe(opener)
}

test('S056 S088 the focus goes back to what opened a form, in the network, a centre and a list', async () => {
  const { page, errors } = await openNetwork()
  for (const opener of [
    'Modifier le nom',
    'Décrire le territoire',
    'Ajouter une zone',
    'Ajouter un centre',
    'Modifier monnaie, fuseau et année scolaire',
  ])
    await thereAndBack(page, opener)
  await press(page, 'Ajouter une zone')
  await page.getByLabel('Nom', { exact: true }).fill('Monts d’Ardille')
  await press(page, 'Enregistrer')
  await expect.poll(() => focused(page)).toBe('Ajouter une zone')
  await thereAndBack(page, 'Modifier : Monts d’Ardille')

  await page.getByRole('link', { name: /Castelroc/ }).click()
  await page.getByRole('heading', { name: 'Castelroc' }).waitFor()
  await thereAndBack(page, 'Modifier')
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Listes' }).click()
  await page.getByRole('link', { name: /Situations/ }).click()
  await thereAndBack(page, 'Ajouter une valeur')
  await thereAndBack(page, 'Modifier « Intérim, CDD »')
  expect(errors).toEqual([])
})

test('C25 in the directory: a host that is pasted too long stays whole and is told; a name in another language is told at its own field', async () => {
  const { page, errors } = await openNetwork()
  await page.getByRole('link', { name: /Castelroc/ }).click()
  await page.getByRole('heading', { name: 'Castelroc' }).waitFor()
  await press(page, 'Modifier')
  const host = page.getByLabel('Hébergé par')
  await host.fill('x'.repeat(90))
  await press(page, 'Enregistrer')
  await expect.poll(() => complaint(page)).toBe('Trop long de 10 : 80 caractères au plus.')
  expect(await host.inputValue()).toBe('x'.repeat(90))
  await host.fill('chez Mme Martin')
  await press(page, 'Enregistrer')
  await expect.poll(() => complaint(page)).toMatch(/^« Mme Martin » semble désigner une personne[^]*écrivez plutôt une fonction ou un lieu/)
  expect(await host.inputValue()).toBe('chez Mme Martin')
  await host.fill('Mairie de Castelroc')

  await page.getByText('Nom dans les autres langues').click()
  const italian = page.getByLabel('Italiano').first()
  await italian.fill('x'.repeat(81))
  await page.getByText('Nom dans les autres langues').click() // folded away again: it opens where something is wrong
  await press(page, 'Enregistrer')
  await expect.poll(() => complaint(page)).toBe('Trop long de 1 : 80 caractères au plus.')
  expect(await italian.evaluate(field => field === document.activeElement)).toBe(true)
  await looksRight(page, 'a name that is too long in Italian')
  await shoot(page, 'name-too-long')
  await italian.fill('Castelroc')
  await press(page, 'Enregistrer')
  await until('it is kept', async () => (await page.locator('main form').count()) === 0)
  await expect.poll(() => focused(page)).toBe('Modifier')
  await expect.poll(() => page.locator('dl').innerText()).toMatch(/Mairie de Castelroc/)
  expect(errors).toEqual([])
})
