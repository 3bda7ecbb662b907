// What a counsellor publishes stands at the kiosk of another centre, and is said to be cancelled there when it is.
import { expect, test } from 'vitest'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { until } from '../until.ts'
import { enrolTablet, status } from './counter.ts'
import type { Tablet } from './tablet.ts'
import { serve } from './world-under-test.ts'

const NOW = '2026-03-09T17:00'

test('E01 E10 E18 an event published at a counsellor’s tablet stands at the kiosk through the relay; what is shared more narrowly never does; cancelled at the tablet it is cancelled at the kiosk', async () => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  const opened = async (): Promise<Tablet> => {
    const tablet = await served.tablet()
    await tablet.open(served.url(await served.line()), { clock: NOW })
    return tablet
  }
  const kiosk = await opened()
  await kiosk
    .page()
    .getByRole('button', { name: /J’ai un code/ })
    .click()
  await kiosk
    .page()
    .getByLabel('Votre code')
    .fill(await served.code('kiosk', 'cas'))
  await kiosk.page().getByRole('button', { name: 'Relier cet appareil' }).click()
  const atKiosk = async (): Promise<string> =>
    (await kiosk.page().getByRole('region', { name: 'Ce qui vient, ouvert à tous' }).innerText()).replace(/\s+/g, ' ')
  await expect.poll(atKiosk).toContain('Rien n’est annoncé pour le moment.')

  const irgne = await opened()
  const page = irgne.page()
  await enrolTablet(page, await served.code('staff', 'irg'))
  await until('Pont-d’Irgne is known', () => page.getByText('Pont-d’Irgne').first().isVisible())
  const create = async (title: string, circle: string): Promise<void> => {
    await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Agenda' }).click()
    await page.getByRole('link', { name: 'Créer' }).click()
    await page.getByLabel('Titre', { exact: true }).fill(title)
    await page.getByLabel('Nature').selectOption('workshop')
    await page.getByLabel('Jour', { exact: true }).fill('12/3')
    await page.getByLabel('Début').fill('14:00')
    await page.getByText(circle, { exact: true }).click()
    await page.getByRole('button', { name: 'Créer l’événement' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }
  await create('Rangement du fonds', 'Notre centre seulement')
  await create('Réunion des antennes', 'Tous les centres du réseau')
  await create('Un CV pour la saison', 'Le réseau et les centres associés')
  await create('Découvrir les métiers de la voie d’eau', 'Tout le monde : réseau, associés, public')
  await until('the head has all of it', async () => (await status(page)).startsWith('Tout est reçu au siège'), 30_000)
  await expect
    .poll(atKiosk, { timeout: 30_000 })
    .toMatch(/Découvrir les métiers de la voie d’eau Jeudi 12 mars, de 14:00 à 16:00 Pont-d’Irgne Dernières nouvelles/)
  expect(await kiosk.page().getByRole('region', { name: 'Ce qui vient' }).getByRole('listitem').count()).toBe(1)

  await page.getByRole('button', { name: 'Annuler l’événement…' }).click()
  await page.getByRole('dialog').getByText('Grève').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’événement' }).click()
  await expect.poll(atKiosk, { timeout: 30_000 }).toMatch(/voie d’eau Jeudi 12 mars, de 14:00 à 16:00 Pont-d’Irgne Annulé \(grève\)/)
  expect(await kiosk.page().locator('main').innerText()).not.toMatch(/Rangement|Réunion|Un CV/)
  expect([...kiosk.errors, ...irgne.errors]).toEqual([])
}, 180_000)
