// The agenda in a real browser against the real relay: creating, what is typed badly, changing, cancelling, deciding, a wider circle; by keyboard, at every sight.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enrolTablet } from '../journeys/counter.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { complaint } from './network-screens.ts'
import { wrongAtAnySight } from './sights.ts'

const NOW = '2026-03-10T09:00'
const SHOTS = process.env['RELAIS_SHOTS']

const opened = async (served: Served, role: 'staff' | 'associated' | 'coordinator', centre: string | null, name: string): Promise<Tablet> => {
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  await tablet.setClock(NOW)
  await tablet.page().reload()
  await enrolTablet(tablet.page(), await served.code(role, centre))
  await until(`${name} is known`, () => tablet.page().getByText(name).first().isVisible())
  return tablet
}
const village = async (): Promise<Served> => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  return served
}
const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const toAgenda = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Agenda' }).click()
  await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
}
const shoot = async (page: Page, name: string): Promise<void> => {
  if (!SHOTS) return
  const size = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 800 })
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png` })
  }
  if (size) await page.setViewportSize(size)
}
const create = async (page: Page, e: { title: string; date: string; from: string; to?: string; circle?: string }): Promise<void> => {
  await page.getByRole('link', { name: 'Créer' }).click()
  await page.getByLabel('Titre', { exact: true }).fill(e.title)
  await page.getByLabel('Nature').selectOption('workshop')
  await page.getByLabel('Jour', { exact: true }).fill(e.date)
  await page.getByLabel('Début').fill(e.from)
  if (e.to) await page.getByLabel('Fin, facultatif').fill(e.to)
  if (e.circle) await page.getByText(e.circle, { exact: true }).click()
  await page.getByRole('button', { name: 'Créer l’événement' }).click()
  await page.getByRole('heading', { level: 1, name: e.title }).waitFor()
}

test('S019 E02 V16 bad input is told where it stands, what was typed stays; the card says when, whose and how fresh; cancelled stays, struck', async () => {
  const served = await village()
  const tablet = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
  const page = tablet.page()
  await toAgenda(page)
  await expect.poll(() => main(page)).toContain('Rien à l’agenda pour le moment')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'agenda-empty')

  await page.getByRole('link', { name: 'Créer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nouvel événement' }).waitFor()
  const save = page.getByRole('button', { name: 'Créer l’événement' })
  await save.click()
  await expect.poll(() => complaint(page)).toBe('Donnez un titre.')
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(4) // title, kind, and a start of two fields: three things
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Titre', { exact: true }).fill('Découvrir les métiers de la voie d’eau')
  await page.getByLabel('Nature').selectOption('workshop')
  await page.getByLabel('Jour', { exact: true }).fill('31 novembre')
  await page.getByLabel('Début').fill('14h')
  await page.getByLabel('Fin, facultatif').fill('13:30')
  await save.click()
  await expect.poll(() => complaint(page)).toBe('Ce jour n’existe pas au calendrier.')
  await page.getByLabel('Jour', { exact: true }).fill('demain')
  await save.click()
  await expect.poll(() => complaint(page)).toMatch(/^Ce jour ne se lit pas/)
  await page.getByLabel('Jour', { exact: true }).fill('12 mars')
  await expect.poll(() => main(page)).toContain('Jeudi 12 mars, 14:00')
  await save.click()
  await expect.poll(() => complaint(page)).toMatch(/^Il finirait avant de commencer/)
  await shoot(page, 'agenda-form')
  expect(await page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Découvrir les métiers de la voie d’eau')
  await page.getByLabel('Fin, facultatif').fill('16h30')
  await page.locator('summary', { hasText: 'Lieu, public' }).click()
  await page.getByLabel('Fuseau horaire').fill('Europe/Nulle-Part')
  await save.click()
  await expect.poll(() => complaint(page)).toMatch(/^Ce fuseau n’est pas connu/)
  await page.getByLabel('Fuseau horaire').fill('Europe/Paris')
  await page.getByLabel('Pour', { exact: true }).fill('lycéens et parents')
  await page.getByLabel('Résumé', { exact: true }).fill('Batelier, éclusier, mécanicien : trois métiers racontés par ceux qui les font.')
  await page.getByText('Tout le monde : réseau, associés, public').click()
  expect(await wrongAtAnySight(page)).toEqual([])

  // a day that is over is asked about, and does not stand in the way
  await page.getByLabel('Jour', { exact: true }).fill('9/3/2026')
  await save.click()
  await page.getByRole('dialog', { name: 'L’événement a déjà commencé' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Corriger la date' }).click()
  await page.getByLabel('Jour', { exact: true }).fill('12/3')
  await save.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Découvrir les métiers de la voie d’eau' }).waitFor()
  await expect.poll(() => main(page)).toMatch(/Public .*Jeudi 12 mars, de 14:00 à 16:30 Pont-d’Irgne .*Organise Pont-d’Irgne .*Vu tel qu’à 9:0\d\. Seul Pont-d’Irgne change/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'agenda-card')

  // the list
  await toAgenda(page)
  await expect.poll(() => main(page)).toMatch(/Jeudi 12 mars 14:00 Découvrir les métiers de la voie d’eau Pont-d’Irgne Public/)
  await create(page, { title: 'Forum des jobs d’été', date: 'mardi 10 mars', from: '15:30', circle: 'Notre centre seulement' })
  await toAgenda(page)
  await expect.poll(() => main(page)).toMatch(/Aujourd’hui, mardi 10 mars 15:30 Forum/)
  expect(await wrongAtAnySight(page)).toEqual([])

  // cancelled: one reason, then it stands there struck, for ever
  await page.getByRole('link', { name: /voie d’eau/ }).click()
  await page.getByRole('button', { name: 'Annuler l’événement…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Annuler cet événement ?' })
  await dialog.getByRole('button', { name: 'Annuler l’événement' }).click()
  expect(await dialog.innerText()).toContain('Choisissez une raison')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'agenda-cancel')
  await dialog.getByText('Grève').click()
  await dialog.getByRole('button', { name: 'Annuler l’événement' }).click()
  await expect.poll(() => main(page)).toMatch(/Annulé : grève Décidé mardi 10 mars, 9 h/)
  expect(await page.getByRole('button', { name: /Changer|Annuler l’événement/ }).count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await toAgenda(page)
  await expect.poll(() => main(page)).toMatch(/voie d’eau Pont-d’Irgne · grève Annulé Public/)
  expect(await page.locator('li.struck b').evaluate(b => getComputedStyle(b).textDecorationLine)).toBe('line-through')
  expect(await page.getByText('Noté comme vu').count()).toBe(0) // it was pressed here: it is no news here
  await shoot(page, 'agenda-list')
  expect(tablet.errors).toEqual([])
}, 240_000)

describe('two devices', () => {
  test('7.4 two starts stated apart: to be confirmed on both until one decides; narrowing is refused; a wider circle is the same event, and an older change in the former one is kept and told', async () => {
    const served = await village()
    const a = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
    const b = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
    const [left, right] = [a.page(), b.page()]
    await toAgenda(left)
    await create(left, { title: 'Un CV pour la saison', date: '17/3', from: '14:30' })
    await toAgenda(right)
    await right.getByRole('link', { name: /Un CV/ }).click()
    const change = async (page: Page, from: string): Promise<void> => {
      await page.getByRole('button', { name: 'Changer' }).click()
      await page.getByLabel('Début').fill(from)
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await page.getByRole('button', { name: 'Changer' }).waitFor()
    }
    for (const page of [left, right]) await page.context().setOffline(true)
    await served.relay.close().catch(() => undefined)
    await change(left, '10:00')
    await change(right, '16:00')
    expect(await main(left)).toContain('de 10:00')
    expect(await main(right)).toContain('de 16:00')
  }, 240_000)
})
