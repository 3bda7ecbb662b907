// T2 as it is played: one visitor, two devices, no link; and a partner's half-day on the shared device (J22).
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dutyFields } from '../../src/domain/duty-record.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields, type PartnerStated } from '../../src/domain/partner-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { stored } from '../bench/stored.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { wrongAtAnySight } from '../screens/sights.ts'
import { taps } from '../screens/taps.ts'
import { never } from '../never.ts'
import { until } from '../until.ts'
import { enrolTablet, noteInterview, noteOnce, status } from './counter.ts'
import type { Tablet } from './tablet.ts'
import { serve } from './world-under-test.ts'

const HOUSE: PartnerStated = {
  names: [{ from: null, name: 'Guichet création du Vallon' }],
  ...{ type: 'business-creation', engagement: 'permanent', purposes: ['P5'], zones: [], themes: [], adaptations: [] },
  ...{ short: null, offer: null, reception: null, line: null, letterbox: null, web: null },
}
const hat = (page: Page) => page.locator('button.dress')
const wear = async (page: Page, word: string): Promise<void> => {
  await hat(page).click()
  await page.getByRole('dialog').getByRole('button', { name: word, exact: true }).click()
  await expect.poll(() => hat(page).innerText()).toContain(word)
}
const received = (page: Page): Promise<void> => expect.poll(() => status(page), { timeout: 30_000 }).toMatch(/^Tout est reçu/)

test('T2 C05 J5 two devices without a link, three visitors noted by both: twelve visits, a question, one tap of the centre, nine visits and twelve services, on both', async () => {
  const served = await serve()
  served.setClock('2025-10-09T09:20')
  await served.writeDirectory(HAUT_VALLON)
  const desk = async (): Promise<{ tablet: Tablet; page: Page; line: Awaited<ReturnType<typeof served.line>> }> => {
    const line = await served.line()
    const tablet = await served.tablet()
    await tablet.open(served.url(line), { clock: '2025-10-09T09:30' })
    await enrolTablet(tablet.page(), await served.code('staff', 'orv'))
    await until('the centre is known', () => tablet.page().getByText('Saint-Orvin').first().isVisible())
    return { tablet, page: tablet.page(), line }
  }
  const a = await desk()
  const b = await desk()
  for (const d of [a, b]) await d.tablet.offline(d.line)

  await wear(a.page, 'Accueil')
  await noteOnce(a.page, 'Information rapide', 4)
  for (let i = 5; i <= 7; i++) {
    await noteOnce(a.page, 'Information rapide', 1)
    await a.page.locator('.toast').getByRole('button', { name: 'Vers le conseil' }).click()
    await until(`${i - 4} handed over`, async () => (await stored(a.page, 'visits')).filter(v => v['handOver']).length === i - 4)
  }
  await noteInterview(b.page, ['Trouver un emploi'], '15 à 30')
  await noteInterview(b.page, ['Trouver une formation'], '15 à 30')
  for (let i = 1; i <= 3; i++) {
    await b.page.getByRole('button', { name: /^Entretien/ }).click()
    await b.page.getByRole('checkbox', { name: 'Créer son activité' }).check()
    await b.page.getByText('5 à 15', { exact: true }).click()
    await b.page.getByText('Envoyé par l’accueil').click()
    await b.page.getByRole('button', { name: 'Enregistrer' }).click()
    await until('it is kept', async () => (await stored(b.page, 'visits')).filter(v => v['handOver']).length === i)
  }
  // alone, each only sees that the two do not agree, and asks nothing that it could not answer: not before the half-day is over, but on the page that is closed
  await never('what nobody here could answer', () => b.page.getByText('0 envoyé, 3 reçus').count())
  await b.page.getByRole('link', { name: 'Clore la journée' }).click()
  await b.page.getByText('0 envoyé, 3 reçus').waitFor()
  await b.page.goBack()

  for (const d of [a, b]) {
    await d.tablet.online()
    d.line.set({ delay: 0, up: Infinity, down: Infinity })
    await d.page.reload()
  }
  for (const d of [a, b]) await received(d.page)
  for (const d of [a, b]) await until('both have all twelve', async () => (await stored(d.page, 'visits')).length === 12)
  await b.page.getByText('3 passages de l’accueil vers le conseil, aujourd’hui').waitFor()
  expect(await wrongAtAnySight(b.page)).toEqual([])
  await b.page.getByText('12 passages').first().waitFor()
  expect(
    await taps(b.page, async () => {
      await b.page.getByRole('button', { name: 'Les mêmes' }).click()
      await b.page.getByText('9 passages').first().waitFor()
    }),
  ).toBe(1)
  await a.page.getByText('9 passages').first().waitFor({ timeout: 30_000 })
  expect(await a.page.getByText('de l’accueil vers le conseil').count()).toBe(0)
  await b.page.getByRole('link', { name: 'Clore la journée' }).click()
  expect((await b.page.locator('dl.figures').innerText()).replace(/\s+/g, ' ')).toMatch(/Services rendus 12/)
  expect([...a.tablet.errors, ...b.tablet.errors]).toEqual([])
}, 150_000)

test('J22 (a partner’s half-day) who has duty today signs on in three taps, its purposes are ticked, it is signed with its institution, and ends by itself at noon', async () => {
  const served = await serve()
  served.setClock('2025-10-09T09:20')
  await served.writeDirectory(HAUT_VALLON)
  const [partner] = await served.write(
    COMMONS_PUBLIC,
    [{ kind: 'create', noun: 'partner', fields: partnerFields(HOUSE, '2025-09-01' as Day) }],
    { by: 'information@val', day: '2025-09-01' },
  )
  const day = '2025-10-09' as Day
  await served.write(
    'centre/cas/desk/public',
    [
      {
        kind: 'create',
        noun: 'duty',
        fields: dutyFields({ partner: partner!, purposes: ['P5'], when: { is: 'day', day }, hours: { from: 540, to: 720 } }),
      },
    ],
    { by: 'counsellor', day: '2025-10-01' },
  )
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line), { clock: '2025-10-09T09:30' })
  const page = tablet.page()
  await enrolTablet(page, await served.code('staff', 'cas'))
  await until('duties are here', async () => (await stored(page, 'duties')).length === 1 && (await stored(page, 'partners')).length === 1)
  await tablet.offline(line)
  expect(
    await taps(page, async () => {
      await hat(page).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Partenaire', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Guichet création du Vallon, de 9:00 à 12:00' }).click()
      await expect.poll(() => hat(page).innerText()).toContain('Partenaire')
    }),
  ).toBe(3)
  await hat(page).click()
  await page.getByRole('dialog').getByText('Partenaire sur cet appareil : Guichet création du Vallon, jusqu’à 12:00.').waitFor()
  await page.getByRole('button', { name: 'Renoncer' }).click()
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await expect.poll(() => page.getByRole('checkbox', { name: 'Créer son activité' }).isChecked()).toBe(true)
  await page.getByText('15 à 30', { exact: true }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
  await tablet.setClock('2025-10-09T12:05')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect.poll(() => hat(page).innerText()).toMatch(/À choisir/)
  const log = (await stored(page, 'log')).filter(l => String(l['doc']).includes('/visits/'))
  expect(log.map(l => (l['raw'] as unknown[])[7])).toEqual([`partner/${partner}`]) // the array that travels ends with who
  expect(tablet.errors).toEqual([])
}, 90_000)
