// The device has no room left while somebody saves: nothing is claimed, nothing is lost, and it goes on once there is room.
import { expect, test } from 'vitest'
import { noteOnce, status } from '../journeys/counter.ts'
import { shoot } from '../screens/shoot.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { alerted, enrolledTablet, entry, rowsOf, visitsKept } from './enrolled.ts'
import { empty, fill, ROOM, roomOf } from './room.ts'

test('V14 full while saving: the form stays open and full, the alert says so, nothing is shown as kept; with room again the same form is saved once', async () => {
  const { tablet, line, page } = await enrolledTablet({ before: page => roomOf(page, ROOM) })
  await tablet.offline(line)
  await noteOnce(page(), 'Information rapide', 2)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await page().getByText('Brouillon gardé ici').waitFor()

  expect(await fill(page())).toBeGreaterThan(100_000)
  await page().getByRole('button', { name: 'Enregistrer' }).click()

  await expect.poll(() => alerted(page()).innerText()).toContain('Cet appareil n’a plus de place')
  expect(await page().getByRole('alert').last().innerText()).toMatch(/Pas encore enregistré/)
  expect(await page().getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
  expect(await page().getByRole('radio', { name: '5 à 15' }).isChecked()).toBe(true)
  expect(await visitsKept(page())).toBe(2)
  expect((await rowsOf(page(), 'outbox')).length).toBe(2)
  expect((await rowsOf(page(), 'drafts')).map(d => (d['entry'] as { purposes: unknown }).purposes)).toEqual([['P1']])
  expect(await status(page())).toMatch(/^Cet appareil n’a plus de place, ?2 à envoyer|Cet appareil n’a plus de place.*2 à envoyer/)

  // a second and a third try change nothing either
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await page().getByRole('button', { name: 'Réessayer' }).click()
  await expect.poll(() => alerted(page()).count()).toBe(1)
  expect(await visitsKept(page())).toBe(2)

  // somebody makes room: Save alone is enough, and the alert goes with it
  await empty(page())
  await roomOf(page(), null)
  await page().getByRole('button', { name: 'Enregistrer' }).click()
  await entry(page(), 'Entretien').waitFor()
  await expect.poll(() => alerted(page()).count()).toBe(0)
  await expect.poll(() => visitsKept(page())).toBe(3)
  expect(await rowsOf(page(), 'drafts')).toEqual([])
  const seqs = (await rowsOf(page(), 'visits')).map(v => v['seq'])
  expect(seqs.sort()).toEqual([1, 2, 3]) // a failed commit takes its number back
  // nothing stays of what was made for a new log
  expect(await page().evaluate(async () => (await indexedDB.databases()).map(d => d.name))).toEqual(['relais'])
  expect(tablet.errors).toEqual([])
})

test('V14 full on Today: a tap is not counted and says so', async () => {
  const { tablet, line, page } = await enrolledTablet({ before: page => roomOf(page, ROOM) })
  await tablet.offline(line)
  await noteOnce(page(), 'Libre-service', 1)
  await fill(page())
  await entry(page(), 'Information rapide').click()
  await expect.poll(() => alerted(page()).innerText()).toMatch(/Cet appareil n’a plus de place/)
  expect(await entry(page(), 'Information rapide').innerText()).toMatch(/0/)
  expect(await entry(page(), 'Information rapide').getAttribute('aria-disabled')).toBe('true')
  expect(await page().getByText('Information rapide : c’est noté.').count()).toBe(0)
  expect(await visitsKept(page())).toBe(1)
  expect(await page().getByRole('button', { name: 'Copier ce qui n’est pas envoyé' }).isVisible()).toBe(true)

  await empty(page())
  await roomOf(page(), null)
  await page().getByRole('button', { name: 'Réessayer' }).click()
  await expect.poll(() => alerted(page()).count()).toBe(0)
  await noteOnce(page(), 'Information rapide', 1)
  expect(await visitsKept(page())).toBe(2)
  expect(tablet.errors).toEqual([])
})

test('V14 full while ticking: the form says that it is not kept, and a quick hand does not leave it for later believing that it is', async () => {
  const { tablet, line, page } = await enrolledTablet({ before: page => roomOf(page, ROOM) })
  await tablet.offline(line)
  await entry(page(), 'Entretien').click()
  await page().getByRole('checkbox', { name: 'Choisir son orientation' }).check()
  await page().getByText('5 à 15', { exact: true }).click()
  await page().getByText('Brouillon gardé ici').waitFor()
  await fill(page())
  // both in one task: quicker than any database
  await page().evaluate(() => {
    const click = (text: string): void => [...document.querySelectorAll<HTMLElement>('label, a')].find(e => e.textContent === text)!.click()
    click('Salarié')
    click('Plus tard')
  })
  await page().locator('.foot', { hasText: 'Ceci n’est pas gardé' }).waitFor()
  await page().getByRole('link', { name: 'Quitter sans garder' }).waitFor()
  expect(await page().getByRole('link', { name: 'Plus tard' }).count()).toBe(0)
  expect(await page().getByRole('checkbox', { name: 'Salarié' }).isChecked()).toBe(true)
  expect(await wrongAtAnySight(page())).toEqual([])
  await shoot(page(), 'form-not-kept')

  // with room again the next touch is kept, and the one before with it
  await empty(page())
  await roomOf(page(), null)
  await page().getByText('30 à 60', { exact: true }).click()
  await page().getByText('Brouillon gardé ici').waitFor()
  expect((await rowsOf(page(), 'drafts')).map(d => d['entry'])).toEqual([
    expect.objectContaining({ situations: ['employee'], duration: '30-60' }),
  ])
  await page().getByRole('link', { name: 'Plus tard' }).click()
  await page()
    .getByRole('button', { name: /^Reprendre/ })
    .waitFor()
  expect(tablet.errors).toEqual([])
})
