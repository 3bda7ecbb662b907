// What is told besides on an interview: five parts that open, one tap each, nothing asked for.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { keyFrom } from '../../src/domain/ids.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { zoneFields } from '../../src/domain/territory.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { stored } from '../bench/stored.ts'
import { fillCounter } from '../sheet/things-to-take.ts'
import { until } from '../until.ts'
import { atTheCounter } from './at-the-counter.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const PARTS = ['Public', 'Accueil', 'Sujet', 'Provenance', 'Orientation vers un partenaire'] as const

const part = (page: Page, name: (typeof PARTS)[number]) =>
  page.locator('details').filter({ has: page.locator('summary', { hasText: name }) })
const tick = (page: Page, question: string, answer: string) =>
  page.getByRole('group', { name: question }).getByRole(question.startsWith('Moyen') ? 'radio' : 'checkbox', { name: answer, exact: true })
const begin = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await page.getByRole('checkbox', { name: 'Trouver une formation' }).check()
  await page.getByText('15 à 30', { exact: true }).click()
}
const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
}
const besides = async (page: Page): Promise<unknown[]> => (await stored(page, 'visits')).map(v => v['besides'])

test('S159 S131 §5.3 what is told is taken in five parts, whole at any sight; what was ticked in error is taken back, and is then not stated', async () => {
  const { page } = await atTheCounter()
  await begin(page)
  for (const name of PARTS) await part(page, name).locator('summary').click()
  expect(await wrongAtAnySight(page), 'all open').toEqual([])
  await shoot(page, 'told-open')

  // the usual themes of what was chosen come first
  const themes = page.getByRole('group', { name: 'Thèmes' }).getByRole('checkbox')
  expect(await themes.first().evaluate(e => e.parentElement?.textContent)).toBe('Alternance, apprentissage')

  await tick(page, 'Âge, en années', '18 à 25').check()
  await tick(page, 'Venue', 'Ne sait pas').check()
  await tick(page, 'Moyen', 'Téléphone').check()
  await tick(page, 'Thèmes', 'Financement').check()
  await tick(page, 'Déjà passé par', 'Service aux jeunes').check()
  await tick(page, 'Renvoyé de l’un à l’autre ?', 'Non').check()
  await tick(page, 'Attente avant', 'Aucune').check()
  await tick(page, 'Attente avant', 'Aucune').uncheck() // in error
  await tick(page, 'Vers', 'Formation d’adultes').check()
  await tick(page, 'Autres possibilités montrées, Formation d’adultes', '2').check()
  await part(page, 'Public').locator('summary', { hasText: 'Public, 2 réponses' }).waitFor()
  expect(await wrongAtAnySight(page), 'filled in').toEqual([])
  await shoot(page, 'told-filled')
  await save(page)
  expect(await besides(page)).toEqual([
    {
      ageBand: '18-25',
      visited: 'unknown',
      channel: 'phone',
      themes: ['funding'],
      alreadySeen: ['youth-service'],
      sentBack: false,
      referrals: [['adult-training', 2]],
    },
  ])
})

test('J4 V14 R24 one answer of each at most; a draft keeps them; a zone too small to hide in is not offered', async () => {
  const { page, served } = await atTheCounter()
  const zone = (main: string, population: number, order: number): Draft => ({
    kind: 'create',
    noun: 'zone',
    fields: zoneFields({ names: plainName(main), population, order, outside: false }),
  })
  const [causse] = await served.write(
    DIRECTORY,
    [zone('Causse de Roc', 9_600, 1), zone('Trois Granges', 1_999, 2), zone('Orvin', 7_400, 3)],
    {
      by: 'coordination',
      day: '2025-09-01',
      seq: 200,
    },
  )
  await page.reload() // it was written past the line
  await until('the zones have come', async () => (await stored(page, 'zones')).length === 3)
  await begin(page)
  await part(page, 'Public').locator('summary').click()
  const zones = page.getByRole('group', { name: 'Bassin de vie' }).getByRole('checkbox')
  await zones.first().waitFor()
  expect(await page.getByRole('group', { name: 'Bassin de vie' }).locator('label').allInnerTexts()).toEqual(['Causse de Roc', 'Orvin'])
  await zones.first().check()
  await tick(page, 'Âge, en années', '18 à 25').check()
  await tick(page, 'Âge, en années', '26 à 29').check()
  expect(await tick(page, 'Âge, en années', '18 à 25').isChecked()).toBe(false)
  await until('the draft is kept', async () => JSON.stringify(await stored(page, 'drafts')).includes('26-29'))
  await page.reload()
  await page.getByText('Brouillon retrouvé.').waitFor()
  expect(await tick(page, 'Âge, en années', '26 à 29').isChecked()).toBe(true) // the part is open, since it holds something
  await save(page)
  expect(await besides(page)).toEqual([{ ageBand: '26-29', zone: causse }])
})

test('UI4 (c) with the keyboard alone: a part is opened, an answer given and taken back, and the entry saved', async () => {
  const { page } = await atTheCounter()
  await begin(page)
  await part(page, 'Provenance').locator('summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.parentElement?.textContent)).toBe('Bouche-à-oreille')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space') // école, in its place
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /^Entretien/ }).waitFor()
  expect(await besides(page)).toEqual([{ heard: 'school' }])
})

test('S171 S165 two referrals of one type, to two partners, are two questions of a correction; what is said of one stays with it, and another type takes neither away', async () => {
  const { page, served, tablet } = await atTheCounter()
  const [one, other] = ['one', 'other'].map((_, i) => keyFrom(new Uint8Array(16).fill(i + 1)))
  const entry = {
    ...emptyVisit('interview'),
    purposes: ['P1'],
    duration: '15-30' as const,
    besides: {
      referrals: [
        ['adult-training', 1, null, one!],
        ['adult-training', null, null, other!],
      ],
    },
  }
  await served.write('centre/cas/visits/2025-10', [{ kind: 'create', noun: 'visit', fields: visitFields(entry, '2025-10-09' as Day, 9) }], {
    by: 'counsellor',
    day: '2025-10-09',
  })
  await page.reload() // it was written past the line
  await page
    .getByRole('button', { name: /^Corriger ou annuler\s: Entretien/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Corriger', exact: true }).click()
  const shown = (n: number, answer: string) => tick(page, `Autres possibilités montrées, Formation d’adultes ${n}`, answer)
  await shown(1, '1').waitFor()
  expect([await shown(1, '1').isChecked(), await shown(2, '1').isChecked()]).toEqual([true, false])
  await shown(2, '2').check()
  expect([await shown(1, '1').isChecked(), await shown(2, '2').isChecked()]).toEqual([true, true])
  await tick(page, 'Vers', 'Service aux jeunes').check()
  await tick(page, 'Vers', 'Service aux jeunes').uncheck() // in error
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'told-twins')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const referrals = [
    ['adult-training', 1, null, one],
    ['adult-training', 2, null, other],
  ]
  await until('both are corrected', async () => JSON.stringify(await besides(page)) === JSON.stringify([{ referrals }]))
  expect(tablet.errors).toEqual([])
})

test('S106 V14 who sent somebody: the type in one tap, then which house of it, if anybody wants; its key stands in the type’s place, is in the draft, and is taken back alone', async () => {
  const { page, served, tablet } = await atTheCounter()
  const { adults } = await fillCounter((doc: string, drafts: readonly Draft[]) =>
    served.write(doc, drafts, { by: 'information@cas', day: '2025-09-01' }),
  )
  await page.reload() // it was written past the line
  await until('the houses have come', async () => (await stored(page, 'partners')).length === 2)
  await begin(page)
  await part(page, 'Provenance').locator('summary').click()
  const which = page.getByRole('group', { name: 'Adressé par lequel, Formation d’adultes' })
  expect(await which.count()).toBe(0)
  await tick(page, 'Adressé par', 'Formation d’adultes').check()
  expect(await which.locator('label').allInnerTexts()).toEqual(['Point formation adultes'])
  await which.getByRole('checkbox').check()
  expect(await tick(page, 'Adressé par', 'Formation d’adultes').isChecked()).toBe(true)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'told-sent-by')
  await until('the draft is kept', async () => JSON.stringify(await stored(page, 'drafts')).includes(adults))
  await page.reload()
  await page.getByText('Brouillon retrouvé.').waitFor()
  expect(await which.getByRole('checkbox').isChecked()).toBe(true)
  await save(page)
  expect(await besides(page)).toEqual([{ sentBy: adults }])

  await page
    .getByRole('button', { name: /^Corriger ou annuler\s: Entretien/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Corriger', exact: true }).click()
  await page.getByRole('heading', { name: 'Corriger un passage' }).waitFor()
  await which.getByRole('checkbox').uncheck()
  expect(await tick(page, 'Adressé par', 'Formation d’adultes').isChecked()).toBe(true)
  await save(page)
  await until('it is corrected', async () => JSON.stringify(await besides(page)) === '[{"sentBy":"adult-training"}]')
  expect(tablet.errors).toEqual([])
})
