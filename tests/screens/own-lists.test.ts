// The lists of one centre beside the network's, in a real browser against a real relay: on a head's coordinator, and at a centre.
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Role } from '../../src/domain/access.ts'
import { enrolTablet, noteOnce } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { looksRight } from './network-screens.ts'
import { shoot } from './shoot.ts'

const AT = '2025-10-09T09:10'
const open = async (role: Role, centre: string) => {
  const served = await serve()
  served.setClock(AT)
  await served.writeDirectory(HAUT_VALLON)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  const url = served.url(await served.line())
  await tablet.open(url, { clock: AT })
  await enrolTablet(tablet.page(), await served.code(role, centre), role === 'associated' ? 'some' : 'every')
  return { served, tablet, page: tablet.page(), url }
}
const toLists = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Listes' }).click()
  await page.getByRole('heading', { name: 'Listes', level: 1 }).waitFor()
}
const of = (page: Page, heading: string) => page.getByRole('region', { name: heading })
const path = (page: Page): string => new URL(page.url()).pathname
const words = (page: Page): Promise<string[]> => page.locator('.record-list b').allInnerTexts()
const signIn = (page: Page, where: string): Promise<string | null> => page.locator(`${where} path`).first().getAttribute('d')
const rename = async (page: Page, from: string, to: string): Promise<void> => {
  await page.getByRole('button', { name: `Modifier « ${from} »` }).click()
  await page.getByLabel('Mot affiché').fill(to)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.locator('main form').waitFor({ state: 'detached' })
  await until(`it is called ${to}`, async () => (await words(page)).includes(to))
}

test('S085 S088 J22 a head’s coordinator has the network’s lists and its centre’s own, each at its address, named in its heading, by keyboard', async () => {
  const { page, tablet } = await open('coordinator', 'val')
  await toLists(page)
  await of(page, 'Nos listes : Valbrune').waitFor()
  expect(await of(page, 'Listes du réseau').getByRole('link').count()).toBe(18)
  // the services are the network's alone, and it says why
  expect(await of(page, 'Nos listes : Valbrune').getByRole('link').allInnerTexts()).toHaveLength(17)
  expect(await of(page, 'Nos listes : Valbrune').getByText('Services').count()).toBe(0)
  await page.getByText('Les services gardent les mots du réseau').waitFor()
  await looksRight(page, 'both lists')
  await shoot(page, 'lists-both')

  await of(page, 'Listes du réseau')
    .getByRole('link', { name: /Situations/ })
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Situations, pour tout le réseau', level: 1 }).waitFor()
  expect(path(page)).toBe('/lists/situation')
  await rename(page, 'Intérim, CDD', 'Contrats courts')

  await page.getByRole('link', { name: 'Toutes les listes' }).click()
  await of(page, 'Nos listes : Valbrune')
    .getByRole('link', { name: /Situations/ })
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Situations, Valbrune seulement', level: 1 }).waitFor()
  expect(path(page)).toBe('/lists/ours/situation')
  await rename(page, 'Contrats courts', 'Saison')
  await looksRight(page, 'own list')
  await shoot(page, 'lists-ours')
  await page.goto(`${new URL(page.url()).origin}/lists/situation`)
  await page.getByRole('heading', { name: 'Situations, pour tout le réseau', level: 1 }).waitFor()
  await until('the network keeps its own', async () => (await words(page)).includes('Contrats courts'))
  expect(await words(page)).not.toContain('Saison')
  expect(tablet.errors).toEqual([])
})

test('S088 S085 a centre puts the purposes in its order and gives its own a sign: an interview and Today have them; the network’s lists are no screen there', async () => {
  const { page, tablet, url } = await open('staff', 'cas')
  await toLists(page)
  expect(await page.getByRole('region', { name: 'Listes du réseau' }).count()).toBe(0)
  await page.getByRole('link', { name: /Pôles/ }).click()
  await page.getByRole('heading', { name: 'Pôles, Castelroc seulement', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Monter « Trouver une formation »' }).click()
  await until('training is second', async () => (await words(page))[1] === 'Trouver une formation')
  await page.getByRole('button', { name: 'Ajouter une valeur' }).click()
  await page.getByLabel('Mot affiché').fill('Saison et montagne')
  await page.getByLabel('Compte sous').selectOption({ label: 'Trouver une formation' })
  await page.getByRole('checkbox', { name: 'Prend sa place dans notre liste' }).check()
  await page.getByLabel('Signe').selectOption({ label: 'pousse' })
  await looksRight(page, 'own purpose form')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await until('it stands in its place', async () => (await words(page))[1] === 'Saison et montagne')
  // the first of its group takes the group along
  await page.getByRole('button', { name: 'Monter « Saison et montagne »' }).click()
  await until('it is first', async () => (await words(page))[0] === 'Saison et montagne')
  await looksRight(page, 'own purposes')
  await shoot(page, 'purposes-ours')

  await page.getByRole('link', { name: 'Aujourd’hui' }).first().click()
  await noteOnce(page, 'Information rapide', 1)
  await until('Today has it first', async () => (await page.locator('.tallies').innerText()).startsWith('Saison et montagne'))
  const onToday = await signIn(page, '.tallies')
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await page.getByRole('checkbox', { name: 'Saison et montagne' }).waitFor()
  expect((await page.getByRole('checkbox').first().getAttribute('aria-label')) ?? '').toBe('Saison et montagne')
  expect(await signIn(page, '.ticks')).toBe(onToday)
  await shoot(page, 'interview-ours')
  for (const address of ['/lists/situation', '/lists/ours/service', '/lists/ours/nothing']) {
    await page.goto(new URL(address, url).href)
    await page.getByRole('heading', { name: /n’existe pas/ }).waitFor()
  }
  expect(tablet.errors).toEqual([])
})

test('V5 X4 under what an own purpose counts is chosen on the day it is made, and stands as words from the next day on', async () => {
  const { page, tablet } = await open('staff', 'cas')
  const toPurposes = async (): Promise<void> => {
    await toLists(page)
    await page.getByRole('link', { name: /Pôles/ }).click()
    await page.getByRole('heading', { name: 'Pôles, Castelroc seulement', level: 1 }).waitFor()
  }
  await toPurposes()
  await page.getByRole('button', { name: 'Ajouter une valeur' }).click()
  await page.getByLabel('Mot affiché').fill('Saison et montagne')
  await page.getByLabel('Compte sous').selectOption({ label: 'Trouver une formation' })
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.locator('main form').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Modifier « Saison et montagne »' }).click()
  await page.getByLabel('Compte sous').selectOption({ label: 'Trouver un emploi' }) // a slip
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.locator('main form').waitFor({ state: 'detached' })
  await page.getByText(/compte sous\s: Trouver un emploi/).waitFor()

  await tablet.setClock('2025-10-10T09:10')
  await page.reload()
  await page.getByRole('button', { name: 'Modifier « Saison et montagne »' }).click()
  const form = page.locator('main form')
  await form.getByText(/^compte sous\s: Trouver un emploi$/).waitFor()
  await form.getByText(/les mois passés gardent/).waitFor()
  expect(await form.getByLabel('Compte sous').count()).toBe(0)
  await looksRight(page, 'an own purpose that counts')
  await shoot(page, 'purpose-fixed')
  await page.locator('summary', { hasText: 'Historique' }).click()
  await page.getByRole('button', { name: /^Remettre.*Trouver une formation/ }).click()
  await page
    .getByRole('alert')
    .getByText(/les mois passés gardent/)
    .waitFor()
  await page
    .getByText(/compte sous\s: Trouver un emploi/)
    .first()
    .waitFor()
  expect(tablet.errors).toEqual([])
})
