// Surveys on their screens, in a real browser against a real relay: prepared, filled in, typed, printed, read; at every sight.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import { answersFields } from '../../src/domain/answers-record.ts'
import type { Batch } from '../../src/domain/answer-batch.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { ASPECTS, satisfactionFields, type Contents } from '../../src/domain/satisfaction.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { QUESTIONS } from '../../src/domain/survey-library.ts'
import type { Key } from '../../src/domain/ids.ts'
import { surveyFields, type SurveyStated } from '../../src/domain/survey-record.ts'
import { rowsOf } from '../failures/enrolled.ts'
import { enrolTablet, status } from '../journeys/counter.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { brokenWords, outsideTheWindow } from './inspect.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'
import { untouchedMinute } from './untouched-minute.ts'

const NOW = '2026-03-10T10:00'
const STATED = {
  titles: { main: 'Qui vient nous voir ?', by: { es: '¿Quién viene a vernos?' } },
  from: '2026-03-02',
  to: '2026-03-29',
  questions: ['gender', 'studies', 'travel', 'heard', 'access', 'usefulness'],
  centres: [],
  modes: ['counsellor', 'kiosk', 'paper'],
  target: 80,
} as unknown as SurveyStated // days as they are written
const said = { by: 'counsellor', day: '2026-03-09' }
const batch = (sheets: number, counts: Batch['counts']): Batch => ({ sheets, counts })
const contents = (month: string, n: readonly number[], scale: Contents['scale'] = 'words'): Contents => ({
  month: month as Contents['month'],
  scale,
  levels: { whole: Object.fromEntries(n.map((x, i) => [String(i + 1), x]).filter(([, x]) => x !== 0)), access: { '3': 4 } },
})

type Opened = { readonly served: Served; readonly tablet: Tablet; readonly page: Page; readonly survey: Key }
const opened = async (
  role: Role,
  centre: string | null,
  { stated = STATED, before }: { readonly stated?: SurveyStated; readonly before?: (served: Served, survey: Key) => Promise<void> } = {},
): Promise<Opened> => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  const [survey] = await served.write(COMMONS_PUBLIC, [{ kind: 'create', noun: 'survey', fields: surveyFields(stated) }], {
    by: 'coordination@val',
    day: '2026-02-20',
  })
  await before?.(served, survey!)
  const tablet = await served.tablet({ width: 1280, height: 800, worker: 'without' })
  await tablet.open(served.url(await served.line()), { clock: NOW })
  await enrolTablet(tablet.page(), await served.code(role, centre))
  return { served, tablet, page: tablet.page(), survey: survey! }
}
const toSurveys = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Plus' }).first().click()
  await page.getByRole('link', { name: 'Enquêtes et avis' }).click()
}
const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
const answers = (served: Served, survey: Key) => (centre: string, b: Batch) =>
  served.write(`centre/${centre}/visits/2026-03`, [{ kind: 'create', noun: 'answers', fields: answersFields(survey, b) }], said)

test('R15 R25 I28 a counsellor finds the survey under More, fills in sheets by one tap a question and by keyboard; they wait as counts, ten bring a statement of five; where other centres take part the card says how many, and where the answers are read', async () => {
  const { page, tablet, survey } = await opened('staff', 'cas')
  await toSurveys(page)
  await expect.poll(() => words(page)).toContain('Une enquête est en cours.')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-list')
  await page.getByRole('link', { name: /Qui vient nous voir/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Qui vient nous voir ?' }).waitFor()
  await expect.poll(() => words(page)).toMatch(/En cours Du 2 mars au 29 mars 2026|En cours du 2 mars au 29 mars 2026/)
  expect(await words(page)).toContain('Aucun questionnaire n’est encore compté. On en vise 80 dans tout le réseau.')
  // it is the network's: one centre does not change it for all, nor end it
  await page.getByText('Elle se fait aussi ailleurs').waitFor()
  expect(await page.getByRole('button', { name: /Modifier|Terminer aujourd’hui|Retirer l’enquête/ }).count()).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-card-new')

  // one tap a question; what is left out is fine; nothing at all is said
  await page.getByRole('link', { name: 'Remplir un questionnaire' }).click()
  await page.getByRole('heading', { level: 1, name: 'Qui vient nous voir ?' }).waitFor()
  await page.getByRole('button', { name: 'Garder ce questionnaire' }).click()
  await expect.poll(() => words(page)).toContain('Rien n’est coché : il n’y a rien à garder.')
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByText('Une femme', { exact: true }).click()
  await page.getByText('Un homme', { exact: true }).click() // another answer instead
  await page.getByText('15 à 30 minutes', { exact: true }).click()
  await page.getByText('15 à 30 minutes', { exact: true }).click() // and taken back
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1)
  await shoot(page, 'surveys-fill')
  await page.getByRole('button', { name: 'Garder ce questionnaire' }).click()
  await expect.poll(() => words(page)).toContain('Gardé ici, mêlé aux autres. Le suivant peut commencer.')
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  const kept = async (): Promise<unknown> => (await rowsOf(page, 'facts')).find(f => f['k'] === 'sheets')?.['v']
  expect(await kept()).toEqual([{ survey, centre: 'cas', sheets: 1, counts: { gender: { man: 1 } } }])

  // by keyboard alone
  for (let n = 2; n <= 9; n++) {
    await page.locator('h1').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await until(`${n} wait`, async () => JSON.stringify(await kept()).includes(`"sheets":${n}`))
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(0) // an empty sheet lies there
  }
  await page.getByRole('link', { name: 'Revenir à l’enquête' }).click()
  await expect
    .poll(() => words(page))
    .toContain('9 questionnaires attendent sur cet appareil d’être mélangés à d’autres. S’il se perd, ils se perdent avec lui.')
  expect(await words(page)).toContain('le reste part après le 12 avril 2026')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-card-waiting')
  expect((await rowsOf(page, 'answers')).length).toBe(0)

  // sheets of paper: figures tick, Enter goes on
  await page.getByRole('link', { name: 'Saisir les questionnaires papier' }).click()
  await page.getByRole('heading', { level: 1, name: 'Saisir les questionnaires papier' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-type')
  for (let n = 0; n < 21; n++) {
    await page.keyboard.type('2') // a man
    await page.keyboard.type('1') // no, a woman
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter') // no studies
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('4')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Backspace') // back, and on again
    await page.keyboard.press('Enter')
    await page.keyboard.type('4')
    await page.keyboard.press('Enter')
    await until(`${n + 1} are typed`, async () =>
      (await words(page)).includes(n === 0 ? 'Un questionnaire saisi.' : `${n + 1} questionnaires saisis.`),
    )
  }
  await page.getByRole('link', { name: 'Revenir à l’enquête' }).click()
  await expect.poll(() => words(page)).toContain('25 questionnaires sont comptés.')
  await expect.poll(() => words(page)).toContain('5 questionnaires attendent')
  expect(await words(page)).toContain('Les réponses se lisent à la coordination, qui connaît celles de tous les centres')
  expect(await words(page)).not.toMatch(/16 réponses|Pas assez de réponses/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-results-own')
  await until('the head has all of it', async () => (await status(page)).startsWith('Tout est reçu au siège'), 30_000)
  expect(tablet.errors).toEqual([])
}, 240_000)

test('V14 R25 UX discreet: half a paper sheet is there again after a reload, is found from the card, is begun anew in one press, goes when it is handed in; a minute covers it, and a sheet that somebody fills in', async () => {
  const { page, tablet } = await opened('staff', 'cas')
  const passes = await untouchedMinute(page)
  const drafts = async (): Promise<unknown[]> => (await rowsOf(page, 'drafts')).map(d => d['typed'])
  const ticked = () => page.getByRole('checkbox', { checked: true })
  await toSurveys(page)
  await page.getByRole('link', { name: /Qui vient nous voir/ }).click()
  await page.getByRole('link', { name: 'Saisir les questionnaires papier' }).click()
  await page.getByRole('heading', { level: 1, name: 'Saisir les questionnaires papier' }).waitFor()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1')
  await until('it is on the device', async () => JSON.stringify(await drafts()) === '[{"gender":"man","studies":"none"}]')
  await page.reload()
  await page
    .locator('main')
    .getByText(/^Repris/)
    .waitFor()
  expect(await ticked().count()).toBe(2)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-type-resumed')

  await passes()
  const cover = page.getByRole('dialog', { name: /^Page cachée/ })
  await cover.waitFor()
  await page.keyboard.press('1') // ticks where it is not covered
  await cover.waitFor({ state: 'detached' })
  expect(await ticked().count()).toBe(2)
  await page.keyboard.press('Enter') // the focus is where it was: in the first question
  await page.keyboard.press('Enter')
  await page.keyboard.type('2')
  expect(await ticked().count()).toBe(3)

  await page.getByRole('link', { name: 'Revenir à l’enquête' }).click()
  await page.getByRole('button', { name: 'Reprendre, Saisir les questionnaires papier' }).waitFor()
  await shoot(page, 'surveys-card-half')
  expect(await words(page)).not.toContain('Un homme')
  await page.getByRole('button', { name: 'Reprendre, Saisir les questionnaires papier' }).click()
  await page
    .locator('main')
    .getByText(/^Repris/)
    .waitFor()
  expect(await ticked().count()).toBe(3)
  await page.getByRole('button', { name: 'Recommencer à zéro' }).click()
  await until('nothing of it is left', async () => (await drafts()).length === 0)
  expect(await ticked().count()).toBe(0)

  await page.getByText('1 Une femme', { exact: true }).click()
  await until('the next one is on the device', async () => (await drafts()).length === 1)
  await page.getByRole('button', { name: 'Garder ce questionnaire' }).click()
  await expect.poll(() => words(page)).toContain('Un questionnaire saisi.')
  expect(await drafts()).toEqual([])
  expect(await ticked().count()).toBe(0)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Saisir les questionnaires papier' }).waitFor()
  expect(
    await page
      .locator('main')
      .getByText(/^Repris/)
      .count(),
  ).toBe(0)

  await page.getByRole('link', { name: 'Revenir à l’enquête' }).click()
  await page.getByRole('link', { name: 'Remplir un questionnaire' }).click()
  await page.getByText('Une femme', { exact: true }).click()
  await passes()
  await cover.waitFor()
  await page.mouse.click(640, 200)
  await cover.waitFor({ state: 'detached' })
  expect(await ticked().count()).toBe(1)
  expect(await drafts()).toEqual([]) // half a sheet of somebody who stands there is kept nowhere
  expect(tablet.errors).toEqual([])
}, 120_000)

test('R15 R26 the coordination reads the network and each centre, from eleven on; a small cell is hidden with another, and a centre whose table would tell of another’s', async () => {
  const { page, tablet } = await opened('coordinator', 'val', {
    before: async (served, survey) => {
      const write = answers(served, survey)
      await write('val', batch(34, { gender: { woman: 20, man: 12, 'not-said': 2 }, access: { '4': 30, '1': 4 } }))
      await write('cas', batch(18, { gender: { woman: 11, man: 7 } }))
      await write('irg', batch(7, { gender: { woman: 5, man: 2 } }))
      await served.write(
        'centre/cas/kiosk/2026-03',
        [{ kind: 'create', noun: 'kiosk-answers', fields: answersFields(survey, batch(6, { gender: { woman: 6 } })) }],
        { ...said, by: 'kiosk' },
      )
    },
  })
  await toSurveys(page)
  await page.getByRole('link', { name: /Qui vient nous voir/ }).click()
  await expect.poll(() => words(page)).toContain('65 questionnaires sont comptés. On en vise 80 dans tout le réseau.')
  expect(await words(page)).toMatch(
    /Genre 65 réponses .*Une femme 42 65 % Un homme – masqué – masqué Autre 0 0 % Je préfère ne pas le dire – masqué – masqué/,
  )
  expect(await words(page)).toContain('– : masqué. C’est moins de 11, ou cela trahirait un nombre qui l’est.')
  expect(await words(page)).toMatch(/Niveau d’études Pas assez de réponses \(0 sur 11\)\./)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-results-network')
  await page.getByLabel('Résultats de').selectOption({ label: 'Pont-d’Irgne' })
  await expect.poll(() => words(page)).toContain('Pas encore assez de questionnaires : 7 sur 11. Les réponses se montrent à partir de 11.')
  await page.getByLabel('Résultats de').selectOption({ label: 'Castelroc' })
  await expect.poll(() => words(page)).toContain('Masqué ici : le total du réseau trahirait un centre où peu ont répondu.')
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Résultats de').selectOption({ label: 'Valbrune' })
  await expect.poll(() => words(page)).toMatch(/Genre 34 réponses .*Une femme 20 59 % Un homme – masqué – masqué/)
  expect(await words(page)).toMatch(/La facilité de venir 34 réponses .*Pas du tout – masqué.*Tout à fait – masqué/)
  await page.getByLabel('Résultats de').selectOption({ label: 'Tout le réseau' })
  await page.locator('summary', { hasText: 'Questionnaires comptés, par centre' }).click()
  await expect.poll(() => words(page)).toMatch(/Castelroc 24 Pont-d’Irgne 7 Valbrune 34/)
  await page.getByText('Ce que ces nombres comptent').click()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-results-open')
  expect(tablet.errors).toEqual([])
}, 180_000)

test('R15 R26 a survey of this centre alone is read on its own card, from eleven on', async () => {
  const { page, tablet } = await opened('staff', 'cas', {
    stated: { ...STATED, centres: ['cas'] } as unknown as SurveyStated, // codes as they are written
    before: async (served, survey) => {
      await answers(served, survey)('cas', batch(16, { travel: { '30-60': 16 } }))
    },
  })
  await toSurveys(page)
  await page.getByRole('link', { name: /Qui vient nous voir/ }).click()
  await expect.poll(() => words(page)).toContain('16 questionnaires sont comptés.')
  expect(await words(page)).toMatch(/Temps de trajet 16 réponses Réponse Nombre Part .*30 minutes à une heure 16 100 % /)
  expect(await words(page)).toMatch(/Niveau d’études Pas assez de réponses \(0 sur 11\)\./)
  expect(await words(page)).not.toContain('se lisent à la coordination, qui connaît')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-results-alone')
  expect(tablet.errors).toEqual([])
}, 120_000)

test('R15 V16 B12 a survey is prepared with a title, days and a question, for the own centre and this is said; what lacks is said; it is changed, ended early, laid open again, withdrawn and brought back, and its history says so', async () => {
  const { page, tablet } = await opened('staff', 'cas')
  await toSurveys(page)
  await page.getByRole('link', { name: 'Préparer une enquête' }).click()
  await page.getByRole('heading', { name: 'Préparer une enquête' }).waitFor()
  await page.getByText('Où : Castelroc').waitFor()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => words(page)).toMatch(/Donnez un titre à l’enquête\..*Choisissez au moins une question\./)
  await page.getByLabel('Dernier jour').fill('2026-03-01')
  await page.getByLabel('Titre', { exact: true }).fill('Le trajet')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => words(page)).toContain('Le dernier jour ne vient pas avant le premier.')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-form-wrong')
  await page.getByLabel('Dernier jour').fill('2026-03-20')
  await page.getByText('Temps de trajet', { exact: true }).click()
  // gone away and back: it is all there
  await page.getByRole('link', { name: 'Agenda' }).first().click()
  await toSurveys(page)
  await page.getByRole('button', { name: /Reprendre/ }).click()
  await expect.poll(() => page.getByLabel('Titre', { exact: true }).inputValue()).toBe('Le trajet')
  await page.getByText('Où, et combien').click()
  expect(await page.getByRole('checkbox', { name: 'Castelroc' }).isChecked()).toBe(true)
  await page.getByRole('checkbox', { name: 'Castelroc' }).uncheck()
  await page.getByText('Où : Tous les centres').waitFor()
  await page.getByRole('checkbox', { name: 'Castelroc' }).check()
  await page.getByLabel('Questionnaires visés, dans tout le réseau', { exact: true }).fill('40')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-form')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Le trajet' }).waitFor()
  await expect
    .poll(() => words(page))
    .toMatch(/Questions Temps de trajet Comment Par un conseiller Où Castelroc Questionnaires visés, dans tout le réseau 40/)
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByText('La facilité de venir', { exact: true }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => words(page)).toContain('Questions Temps de trajet et La facilité de venir')
  await page.getByRole('button', { name: 'Terminer aujourd’hui…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Terminer' }).click()
  await expect.poll(() => words(page)).toContain('Terminée plus tôt : 10 mars 2026')
  await page.getByRole('button', { name: 'La laisser courir jusqu’au 20 mars 2026' }).click()
  await expect.poll(() => words(page)).not.toContain('Terminée plus tôt')
  await page.getByRole('button', { name: 'Retirer l’enquête' }).click()
  await page.getByRole('button', { name: 'Remettre l’enquête' }).waitFor()
  expect(await page.getByRole('link', { name: 'Remplir un questionnaire' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Remettre l’enquête' }).click()
  await page.getByRole('link', { name: 'Remplir un questionnaire' }).waitFor()
  await page.getByText('Historique', { exact: false }).first().click()
  await expect.poll(() => words(page)).toMatch(/Usage/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-history')
  expect(tablet.errors).toEqual([])
}, 180_000)

test('R15 the sheet on paper says when, where the crosses go and which figures are typed afterwards; one on a page, or two on one with every question there is, in six languages', async () => {
  const { page, survey, tablet } = await opened('staff', 'cas', { stated: { ...STATED, questions: QUESTIONS } })
  await page.goto(new URL(`/surveys/${survey}/paper`, page.url()).href)
  await page.getByRole('heading', { level: 1, name: 'Le questionnaire à imprimer' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-paper')
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null })
  /** How many pages it takes, and what stands on them. */
  const printed = async (name: string): Promise<{ readonly pages: number; readonly text: string }> => {
    const folder = process.env['SHOTS']
    const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4', ...(folder && { path: `${folder}/surveys-paper-${name}.pdf` }) })
    await page.emulateMedia({ media: 'print' })
    const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ').trim()
    await page.emulateMedia({ media: null })
    return { pages: pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0, text }
  }
  const one = await printed('one')
  expect(one.pages).toBe(1)
  expect(one.text).toMatch(/^Qui vient nous voir \? Du 2 mars au 29 mars 2026 Répondre est libre.*Vous êtes… Une femme Un homme/)
  for (const language of LANGUAGES) {
    await page.evaluate(l => localStorage.setItem('relais.language', l), language)
    await page.reload()
    await page.getByRole('radio').nth(1).check()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language)
    const two = await printed(language)
    expect(two.pages, language).toBe(1)
    expect(two.text.match(/Qui vient nous voir|¿Quién viene/g), language).toHaveLength(2)
  }
  expect(tablet.errors).toEqual([])
}, 120_000)

test('S091 S094 I28 what people say at the exit stands month by month on the centre’s own screen, from eleven answers on; two ways of asking are never added up', async () => {
  const { page, tablet } = await opened('staff', 'cas', {
    before: async served => {
      const put = (centre: string, c: Contents) =>
        served.write(`centre/${centre}/kiosk/${c.month}`, [{ kind: 'create', noun: 'satisfaction', fields: satisfactionFields(c) }], {
          ...said,
          by: 'kiosk',
        })
      for (const c of [
        contents('2026-01', [1, 1, 4, 3]),
        contents('2026-02', [1, 2, 9, 14]),
        contents('2026-02', [1, 3, 14], 'faces'),
        contents('2026-03', [0, 1, 3, 2]),
      ])
        await put('cas', c)
      // every question, in months with long names, of one of which there is too little
      const month = (of: string, asked: Readonly<Record<string, number>>): Contents => ({
        month: of as Contents['month'],
        scale: 'words',
        levels: Object.fromEntries(ASPECTS.map(a => [a, asked])),
      })
      await put('cas', month('2025-09', { '1': 1, '2': 1, '3': 12, '4': 9 }))
      await put('cas', month('2025-11', { '3': 2, '4': 3 }))
      await put('irg', contents('2026-02', [30, 0, 0, 0]))
    },
  })
  await toSurveys(page)
  await page.getByRole('link', { name: 'À la sortie' }).click()
  await expect.poll(() => words(page)).toContain('En février 2026, 88 % des 26 réponses étaient plutôt oui ou tout à fait.')
  const row = async (name: RegExp): Promise<string> => (await page.getByRole('row', { name }).first().innerText()).replace(/\s+/g, ' ')
  expect(await row(/février 2026.*mots/)).toMatch(/26 réponses · en quatre mots .*88 %.*Pas assez de réponses \(4 sur 11\)/)
  expect(await row(/février 2026.*visages/)).toMatch(/18 réponses · en trois visages .*78 %/)
  expect(await row(/janvier 2026/)).toMatch(/Pas assez de réponses \(9 sur 11\)/)
  expect(await row(/mars 2026/)).toMatch(/Pas assez de réponses \(6 sur 11\)/)
  expect(await words(page)).toMatch(/ouvrez localhost:\d+\/opinion et choisissez/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'surveys-exit')
  expect(await row(/septembre 2025/)).toContain('23 réponses')
  for (const width of [1280, 1100, 1000]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await brokenWords(page.locator('.cards :is(thead th, .head)')), `${width}`).toEqual([])
    expect(await outsideTheWindow(page), `${width}`).toEqual([])
  }
  expect(tablet.errors).toEqual([])
}, 120_000)

test('R25 V14 half a paper sheet that a second window has open too is counted once: the second is told so, and begins the next one', async () => {
  const { page, tablet } = await opened('staff', 'cas')
  await toSurveys(page)
  await page.getByRole('link', { name: /Qui vient nous voir/ }).click()
  await page.getByRole('link', { name: 'Saisir les questionnaires papier' }).click()
  await page.getByRole('heading', { level: 1, name: 'Saisir les questionnaires papier' }).waitFor()
  await page.keyboard.type('2')
  await until('it is on the device', async () => (await rowsOf(page, 'drafts')).length === 1)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other
    .locator('main')
    .getByText(/^Repris/)
    .waitFor()
  await page.getByRole('button', { name: 'Garder ce questionnaire' }).click()
  await expect.poll(() => words(page)).toContain('Un questionnaire saisi.')
  const waiting = async (): Promise<unknown> => (await rowsOf(page, 'facts')).find(f => f['k'] === 'sheets')?.['v']
  const counted = await waiting()
  await other.getByRole('button', { name: 'Garder ce questionnaire' }).click()
  await other.getByText('Ce questionnaire a déjà été gardé ou jeté, ou bien il continue dans une autre fenêtre.').first().waitFor()
  expect(await other.getByRole('checkbox', { checked: true }).count()).toBe(0)
  expect(await words(other)).toContain('Aucun questionnaire saisi')
  expect(await waiting()).toEqual(counted)
  expect(await wrongAtAnySight(other)).toEqual([])
  await shoot(other, 'surveys-type-already')
  expect(tablet.errors).toEqual([])
}, 120_000)
