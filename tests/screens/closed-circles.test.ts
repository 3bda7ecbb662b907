// Closing a circle on Réseau, and what the agenda says of it: in a real browser against a real relay, at every sight.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stored } from '../bench/stored.ts'
import { enrolTablet } from '../journeys/counter.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { WIRE, type TestLine } from '../line.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { complaint } from './network-screens.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const PUBLIC = 'Tout le monde : réseau, associés, public'
const main = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()

type Desk = { readonly tablet: Tablet; readonly line: TestLine; readonly page: Page }
const opened = async (served: Served, role: 'staff' | 'associated' | 'coordinator', centre: string | null, name: string): Promise<Desk> => {
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(line), { clock: '2026-03-10T09:00' })
  await enrolTablet(tablet.page(), await served.code(role, centre), role === 'associated' ? 'some' : 'every')
  await until(`${name} is known`, () => tablet.page().getByText(name).first().isVisible())
  return { tablet, line, page: tablet.page() }
}
const section = async (page: Page, name: string): Promise<void> => {
  const rail = page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name })
  if (!(await rail.isVisible())) await page.getByRole('button', { name: 'Plus' }).last().click()
  await page.getByRole('link', { name }).last().click()
}
const fill = async (page: Page, title: string, circle: string): Promise<void> => {
  await page.getByRole('link', { name: 'Créer' }).click()
  await page.getByLabel('Titre', { exact: true }).fill(title)
  await page.getByLabel('Nature').selectOption('workshop')
  await page.getByLabel('Jour', { exact: true }).fill('20/3')
  await page.getByLabel('Début').fill('14:00')
  await page.getByText(circle, { exact: true }).click()
}
const create = async (page: Page, title: string, circle: string): Promise<void> => {
  await fill(page, title, circle)
  await page.getByRole('button', { name: 'Créer l’événement' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

test('§3 bad input: a circle is closed while a centre is offline: asked first, refused where it is known with all that was typed, told where it was not, left by its owner', async () => {
  const served = await serve()
  served.setClock('2026-03-10T09:00')
  await served.writeDirectory(HAUT_VALLON)
  const irgne = await opened(served, 'staff', 'irg', 'Pont-d’Irgne')
  const orvin = await opened(served, 'staff', 'orv', 'Saint-Orvin')
  const aure = await opened(served, 'associated', 'aur', 'Lac d’Aure')
  const head = await opened(served, 'coordinator', null, 'Castelroc')
  await section(irgne.page, 'Agenda')
  await create(irgne.page, 'Partagé avant', PUBLIC)
  await until('the coordination has it', async () => (await stored(head.page, 'events')).length === 1, 30_000)

  // an hour later Pont-d’Irgne goes dark, and Saint-Orvin is writing an event for everybody
  for (const d of [irgne, orvin, aure, head]) await d.tablet.setClock('2026-03-10T10:20')
  served.setClock('2026-03-10T10:20')
  await irgne.tablet.offline(irgne.line)
  await section(orvin.page, 'Agenda')
  await fill(orvin.page, 'Écrit pendant ce temps', PUBLIC)

  await section(head.page, 'Réseau')
  await expect.poll(() => main(head.page)).toMatch(/Cercles de partage .*Le réseau et les centres associés ouvert .*public ouvert/)
  const close = head.page.getByRole('button', { name: `Fermer… : ${PUBLIC}` })
  await close.click()
  const dialog = head.page.getByRole('dialog', { name: `Fermer « ${PUBLIC} » ?` })
  await expect
    .poll(() => dialog.innerText())
    .toMatch(/1 événement à venir, de ceux que cet appareil connaît, est dans ce cercle\. Il y reste/)
  expect(await focused(head.page)).toBe('Laisser ouvert')
  expect(await wrongAtAnySight(head.page)).toEqual([])
  await shoot(head.page, 'circle-close')
  await dialog.getByLabel('Fermé à partir du').fill('2026-03-09')
  await dialog.getByRole('button', { name: 'Fermer le cercle' }).click()
  await expect.poll(() => complaint(head.page)).toMatch(/^Ce jour est passé/)
  expect(await wrongAtAnySight(head.page)).toEqual([])
  await head.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => main(head.page)).toMatch(/public ouvert/)
  await close.click()
  await dialog.getByRole('button', { name: 'Fermer le cercle' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => main(head.page)).toMatch(/public fermé depuis le 10 mars 2026 Rouvrir/)
  await expect.poll(() => focused(head.page)).toBe('Rouvrir')
  expect(await wrongAtAnySight(head.page)).toEqual([])
  await shoot(head.page, 'circles')

  // where it is known: it is said, the choice that was made is refused, all that was typed stays
  await expect
    .poll(() => main(orvin.page), { timeout: 30_000 })
    .toContain(`Fermé aux nouveaux partages depuis le 10 mars 2026 par la coordination : « ${PUBLIC} ».`)
  await orvin.page.getByRole('button', { name: 'Créer l’événement' }).click()
  await expect
    .poll(() => main(orvin.page))
    .toMatch(/La coordination a fermé ce cercle aux nouveaux partages depuis le 10 mars 2026\. Choisissez-en un autre/)
  expect(await orvin.page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Écrit pendant ce temps')
  expect(await wrongAtAnySight(orvin.page)).toEqual([])
  await shoot(orvin.page, 'circle-refused')
  await orvin.page.getByText('Tous les centres du réseau', { exact: true }).click()
  expect(await orvin.page.getByRole('radio', { name: PUBLIC }).count()).toBe(0)
  await orvin.page.getByRole('button', { name: 'Créer l’événement' }).click()
  await orvin.page.getByRole('heading', { level: 1, name: 'Écrit pendant ce temps' }).waitFor()
  await orvin.page.getByRole('button', { name: 'Changer' }).click() // nor is it taken there from a narrower one
  await orvin.page.getByRole('radio', { name: 'Le réseau et les centres associés' }).waitFor()
  expect(await orvin.page.getByRole('radio', { name: PUBLIC }).count()).toBe(0)

  // where it is not known: it is written, and stands
  await section(irgne.page, 'Agenda')
  await create(irgne.page, 'Partagé sans savoir', PUBLIC)
  expect(await main(irgne.page)).not.toContain('cercle fermé')
  irgne.line.set(WIRE)
  await irgne.tablet.online()
  const slip =
    /Cet événement a été partagé dans un cercle fermé depuis le 10 mars 2026 \(« Tout le monde : réseau, associés, public »\) : il y reste lisible\./
  await expect.poll(() => main(irgne.page), { timeout: 40_000 }).toMatch(slip)
  await expect.poll(() => main(irgne.page)).toMatch(/Vous pouvez le laisser, ou l’annuler/)
  expect(await wrongAtAnySight(irgne.page)).toEqual([])
  await shoot(irgne.page, 'closed-card')
  await section(irgne.page, 'Agenda')
  await expect
    .poll(() => main(irgne.page))
    .toMatch(/Partagé sans savoir Cet événement a été partagé dans un cercle fermé .*Le laisser Ouvrir/)
  expect(await irgne.page.getByText('cercle fermé', { exact: true }).count()).toBe(1)
  expect(await wrongAtAnySight(irgne.page)).toEqual([])
  await shoot(irgne.page, 'closed-agenda')

  // the coordination has the same mention, and decides nothing; who reads it sees an event
  await section(head.page, 'Agenda')
  await expect.poll(() => main(head.page), { timeout: 30_000 }).toContain('Partagé sans savoir')
  expect(await head.page.getByText('cercle fermé', { exact: true }).count()).toBe(1)
  await head.page.getByRole('link', { name: /Partagé sans savoir/ }).click()
  await expect.poll(() => main(head.page)).toMatch(slip)
  await expect.poll(() => main(head.page)).toContain('Le centre Pont-d’Irgne peut le laisser ou l’annuler.')
  expect(await head.page.getByRole('main').getByRole('button').filter({ hasNotText: 'feuille' }).count()).toBe(0)
  expect(await wrongAtAnySight(head.page)).toEqual([])
  await shoot(head.page, 'closed-head')
  await expect.poll(() => main(aure.page), { timeout: 30_000 }).toMatch(/(?=.*Partagé avant).*Partagé sans savoir/)
  expect(await main(aure.page)).not.toMatch(/fermé/)

  await irgne.page.getByRole('button', { name: 'Le laisser : Partagé sans savoir' }).click()
  await expect.poll(() => main(irgne.page)).not.toContain('cercle fermé')
  expect(await main(irgne.page)).toContain('Partagé sans savoir')
  await expect.poll(() => main(head.page), { timeout: 30_000 }).toContain('Le centre Pont-d’Irgne l’y laisse.')

  // opened again: nobody is told anything any more
  await section(head.page, 'Réseau')
  await head.page.getByRole('button', { name: `Rouvrir : ${PUBLIC}` }).click()
  await expect.poll(() => main(head.page)).toMatch(/public ouvert/)
  await head.page.locator('summary', { hasText: 'Historique' }).click()
  await expect
    .poll(() => main(head.page))
    .toMatch(/Cercle « Tout le monde : réseau, associés, public » : ouvert, avant : fermé à partir du 10 mars 2026/)
  await section(head.page, 'Agenda')
  await expect.poll(() => main(head.page)).not.toContain('cercle fermé')
  for (const d of [irgne, orvin, aure, head]) expect(d.tablet.errors).toEqual([])
}, 300_000)
