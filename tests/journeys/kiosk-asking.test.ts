// What is answered at a kiosk reaches its centre through the relay, as counts; another centre has nothing of it, and the coordination reads it.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { surveyFields, type SurveyStated } from '../../src/domain/survey-record.ts'
import { rowsOf } from '../failures/enrolled.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { enrolTablet } from './counter.ts'
import type { Tablet } from './tablet.ts'
import { serve } from './world-under-test.ts'

const NOW = '2026-03-10T10:00'
const STATED = {
  titles: { main: 'Qui vient nous voir ?', by: {} },
  from: '2026-03-02',
  to: '2026-03-29',
  questions: ['gender', 'access'],
  centres: [],
  modes: ['kiosk'],
  target: null,
} as unknown as SurveyStated // days as they are written

test('R15 R25 S091 C8 sheets and taps at Castelroc’s kiosk reach Castelroc and the coordination as counts through the relay, and no other centre; what is not mixed yet stays at the kiosk', async () => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  await served.write(COMMONS_PUBLIC, [{ kind: 'create', noun: 'survey', fields: surveyFields(STATED) }], {
    by: 'coordination@val',
    day: '2026-02-20',
  })
  const opened = async (): Promise<Tablet> => {
    const tablet = await served.tablet()
    await tablet.open(served.url(await served.line()), { clock: NOW })
    return tablet
  }
  const kiosk = await opened()
  const at = kiosk.page()
  await at.getByRole('button', { name: /J’ai un code/ }).click()
  await at.getByLabel('Votre code').fill(await served.code('kiosk', 'cas'))
  await at.getByRole('button', { name: 'Relier cet appareil' }).click()
  // eleven sheets: five are stated, six wait
  for (let n = 0; n < 11; n++) {
    await at.getByRole('button', { name: /^Répondre/ }).click()
    await at.getByText(n % 2 === 0 ? 'Une femme' : 'Un homme', { exact: true }).click()
    await at.getByText('Plutôt oui', { exact: true }).click()
    await at.getByRole('button', { name: 'J’ai fini' }).click()
    await at.getByRole('button', { name: 'Fermer' }).click()
  }
  // twelve taps at the exit
  await at.goto(new URL('/opinion', at.url()).href)
  await at.getByText('À la sortie : trois visages').click()
  await at.getByRole('button', { name: 'Montrer' }).click()
  for (let n = 0; n < 12; n++) {
    await at.waitForTimeout(720)
    await at.getByRole('button', { name: n % 4 === 0 ? 'Moyennement' : 'Oui', exact: true }).click()
    await at.waitForTimeout(720)
    await at.getByRole('button', { name: 'C’est fini' }).click()
  }

  const [castelroc, irgne, head] = [await opened(), await opened(), await opened()]
  await enrolTablet(castelroc.page(), await served.code('staff', 'cas'))
  await enrolTablet(irgne.page(), await served.code('staff', 'irg'))
  await enrolTablet(head.page(), await served.code('coordinator', 'val'))
  const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
  const open = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Plus' }).first().click()
    await page.getByRole('link', { name: 'Enquêtes et avis' }).click()
  }
  for (const { page } of [castelroc, irgne, head]) await open(page())
  await castelroc.page().getByRole('link', { name: 'À la sortie' }).click()
  await expect
    .poll(() => words(castelroc.page()), { timeout: 60_000 })
    .toContain('En mars 2026, 75 % des 12 réponses ont choisi le visage content.')
  for (const { page } of [castelroc, head]) {
    await open(page())
    await page()
      .getByRole('link', { name: /Qui vient nous voir/ })
      .click()
    await expect.poll(() => words(page()), { timeout: 60_000 }).toContain('5 questionnaires sont comptés.')
  }
  await irgne.page().getByRole('link', { name: 'À la sortie' }).click()
  await expect.poll(() => words(irgne.page())).toContain('Personne n’a encore répondu à la sortie de ce centre.')
  for (const table of ['answers', 'satisfactions']) {
    expect((await rowsOf(irgne.page(), table)).length, table).toBe(0)
    expect(new Set((await rowsOf(castelroc.page(), table)).map(r => r['doc'])), table).toEqual(new Set(['centre/cas/kiosk/2026-03']))
  }
  expect((await rowsOf(at, 'facts')).find(f => f['k'] === 'sheets')?.['v']).toMatchObject([{ centre: 'cas', sheets: 6 }])
  // the day after its last the kiosk hands over what waited
  served.setClock('2026-03-30T09:00')
  await kiosk.setClock('2026-03-30T09:00')
  await at.reload()
  await expect
    .poll(() => words(castelroc.page()), { timeout: 60_000 })
    .toMatch(/11 questionnaires sont comptés\..*Les réponses se lisent à la coordination/)
  await expect
    .poll(() => words(head.page()), { timeout: 60_000 })
    .toMatch(/11 questionnaires sont comptés\..*Genre 11 réponses .*La facilité de venir 11 réponses .*Plutôt oui 11 100 %/)
  expect([...kiosk.errors, ...castelroc.errors, ...irgne.errors, ...head.errors]).toEqual([])
}, 240_000)
