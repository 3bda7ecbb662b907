// The counsellor's screens as they are served: their looks in every state and language, their taps counted, their keyboard.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { LANGUAGE_NAMES } from '../../src/text/language-names.ts'
import { noteInterview, noteOnce } from '../journeys/counter.ts'
import { until } from '../until.ts'
import { atTheCounter } from './at-the-counter.ts'
import { outsideTheWindow, tooSmall } from './inspect.ts'
import { wrongAtAnySight } from './sights.ts'
import { taps } from './taps.ts'

const entries = (page: Page) => page.getByRole('group', { name: 'Noter un passage' })
const lines = (page: Page) => page.getByRole('region', { name: 'Notés aujourd’hui' }).getByRole('listitem')

test('CT1 every state of Today, Interview and Group is whole at a phone’s and a desk’s width, light and dark, and clean for axe', async () => {
  const { tablet, page } = await atTheCounter()
  const right = async (what: string): Promise<void> => expect(await wrongAtAnySight(page), what).toEqual([])
  await page.getByText('La page est blanche').waitFor()
  await right('a blank page')
  await noteOnce(page, 'Information rapide', 1)
  await page.locator('.toast .more').waitFor()
  await right('with the toast')
  await page.getByRole('button', { name: /^Ouvert jusqu’à/ }).click()
  await page.getByText('Fermé cet après-midi').click()
  await right('the opening dialog')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Choisissez au moins un pôle').waitFor()
  await right('an interview that lacks its purpose')
  await page.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page.getByRole('button', { name: 'Autres…' }).press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox')
  await right('an interview half filled in')
  await page.getByRole('link', { name: /Plus tard/ }).click()
  await page.getByRole('button', { name: /^Groupe/ }).click()
  await page.getByText('Classe', { exact: true }).click()
  await right('a group')
  await page.getByRole('link', { name: /Plus tard/ }).click()
  await noteInterview(page, ['Trouver une formation', 'Créer son activité'], '15 à 30')
  await right('a day with drafts and counts')
  await tablet.setClock('2025-10-09T10:30')
  await page.getByRole('button', { name: /^Corriger ou annuler\s: Information rapide/ }).click()
  await right('the reasons to take back')
  await page.getByText('Notée deux fois').click()
  await page.getByRole('button', { name: 'Annuler la saisie' }).click()
  await lines(page).getByText('annulé : notée deux fois').waitFor()
  await right('a line that was taken back')
  expect(tablet.errors).toEqual([])
}, 120_000)

test('J9 CT5 a group is six taps at most, its number typed; back after Save does not lead to an empty form', async () => {
  const { page } = await atTheCounter()
  expect(
    await taps(page, async () => {
      await page.getByRole('button', { name: /^Groupe/ }).click()
      await page.getByText('Classe', { exact: true }).click()
      await page.getByRole('spinbutton', { name: 'Combien de personnes ?' }).click()
      await page.keyboard.type('24') // two keys
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await lines(page).getByText('Classe, 24 personnes').waitFor()
    }),
  ).toBeLessThanOrEqual(4)
  await page.evaluate(() => history.back())
  await page.evaluate(() => new Promise(done => setTimeout(done))) // the browser goes back in a task of its own
  await page.getByRole('group', { name: 'Noter un passage' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
})

// the first is the main reason, and the order counts: it is the last chosen that gives way, not the first as it was
test('CT6 a fourth purpose takes the place of the third and says so; the toast is gone when a draft is taken up again', async () => {
  const { page } = await atTheCounter()
  await page.getByRole('button', { name: /^Entretien/ }).click()
  for (const purpose of ['Trouver un emploi', 'Choisir son orientation', 'Trouver une formation', 'Créer son activité'])
    await page.getByRole('checkbox', { name: purpose }).check()
  await page
    .getByRole('group', { name: /Pôle/ })
    .getByText(/formation.*a cédé sa place/i)
    .waitFor()
  expect(await page.getByRole('status').allTextContents()).toContainEqual(expect.stringMatching(/Pôle 3, .*formation.*a cédé sa place/i))
  const rankOf = (purpose: string) => page.getByRole('checkbox', { name: purpose }).getAttribute('data-rank')
  expect(await Promise.all(['Trouver un emploi', 'Choisir son orientation', 'Créer son activité'].map(rankOf))).toEqual(['1', '2', '3'])
  await page.getByRole('link', { name: /Plus tard/ }).click()
  await noteOnce(page, 'Information rapide', 1)
  await page.getByRole('region', { name: 'Dernière saisie' }).waitFor()
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await page.getByRole('heading', { name: 'Entretien' }).waitFor()
  await page.getByRole('region', { name: 'Dernière saisie' }).waitFor({ state: 'detached' })
})

test('CT9 CE2 a centre that sleeps by the directory says so above its entries, notes nothing new, shows what was noted and finishes what was begun; a planned one only keeps it', async () => {
  const { page, turn } = await atTheCounter()
  await noteOnce(page, 'Information rapide', 1)
  await page.getByRole('button', { name: /^Entretien/ }).click()
  await page.getByRole('checkbox', { name: 'Trouver un emploi' }).check()
  await page.getByRole('link', { name: /Plus tard/ }).click()
  await page.getByRole('button', { name: 'Reprendre' }).waitFor()

  await turn('planned', '2025-10-07')
  await page.getByRole('alert').getByText('Ce centre est encore en projet').waitFor()
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await page.getByText('5 à 15', { exact: true }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('alert').getByText('Ce centre est encore en projet').waitFor()
  expect(await page.getByRole('checkbox', { name: 'Trouver un emploi' }).isChecked()).toBe(true)
  await page.getByRole('link', { name: /Plus tard/ }).click()

  await turn('dormant', '2025-10-08')
  await page.getByRole('alert').getByText('ce centre est en sommeil').waitFor()
  expect(await lines(page).count()).toBe(1)
  for (const button of await entries(page).getByRole('button').all()) expect(await button.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: /^Information rapide/ }).click({ force: true })
  await page.getByRole('button', { name: /^Groupe/ }).click({ force: true })
  await expect
    .poll(() => page.getByRole('status').allTextContents())
    .toContainEqual(expect.stringMatching(/^Pas noté\s: le haut de la page/))
  expect([new URL(page.url()).pathname, await lines(page).count()]).toEqual(['/today', 1])
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => lines(page).count()).toBe(2)

  await turn('open', '2025-10-09')
  await page.getByRole('alert').getByText('ce centre est en sommeil').waitFor({ state: 'detached' })
  await noteOnce(page, 'Information rapide', 1)
}, 120_000)

test('CT7 what was said of the day’s opening is on Today and ticked in its dialog, and a later word takes its place', async () => {
  const { page } = await atTheCounter()
  const say = async (button: RegExp, present: string, next: string): Promise<void> => {
    await page.getByRole('button', { name: button }).click()
    await until('the present state is ticked', () => page.getByRole('radio', { name: present }).isChecked())
    await page.getByText(next, { exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await say(/^Ouvert jusqu’à/, 'Ouvert comme d’habitude', 'Fermé toute la journée')
  await say(/^Fermé aujourd’hui/, 'Fermé toute la journée', 'Fermé cet après-midi')
  await say(/^Ouvert jusqu’à 12:.0, fermé cet après-midi/, 'Fermé cet après-midi', 'Ouvert comme d’habitude')
  await page.getByRole('button', { name: /^Ouvert jusqu’à 17:30/ }).waitFor()
})

test('CT2 J2, J3, J4, J7: one tap notes a quick information, a second names its purpose; an interview takes four, seven with what else was said; undo takes one, a void three', async () => {
  const { page } = await atTheCounter()
  const note = (name: string) => entries(page).getByRole('button', { name: new RegExp(`^${name}`) })
  expect(
    await taps(page, async () => {
      await note('Information rapide').click()
      await lines(page).first().waitFor()
    }),
  ).toBe(1)
  expect(
    await taps(page, async () => {
      await page
        .getByRole('group', { name: /Préciser le pôle/ })
        .getByRole('button', { name: 'Trouver un emploi' })
        .click()
      await lines(page).getByText('Trouver un emploi').waitFor()
    }),
  ).toBe(1)
  expect(
    await taps(page, async () => {
      await page.getByRole('region', { name: 'Dernière saisie' }).getByRole('button', { name: 'Annuler' }).click()
      await lines(page).getByText('annulé').waitFor()
    }),
  ).toBe(1)
  expect(await taps(page, () => noteInterview(page, ['Trouver un emploi'], '15 à 30'))).toBe(4)
  expect(
    await taps(page, async () => {
      await note('Entretien').click()
      await page.getByRole('checkbox', { name: 'Changer sa vie' }).check()
      await page.getByRole('checkbox', { name: 'Trouver une formation' }).check()
      await page.getByText('30 à 60', { exact: true }).click()
      await page.getByText('Salarié', { exact: true }).click()
      await page.getByText('Documents remis', { exact: true }).click()
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await note('Entretien').waitFor()
    }),
  ).toBe(7)
  expect(
    await taps(page, async () => {
      await page
        .getByRole('button', { name: /^Corriger ou annuler\s: Entretien/ })
        .last()
        .click()
      await page.getByText('Mauvais bouton').click()
      await page.getByRole('button', { name: 'Annuler la saisie' }).click()
      await lines(page).getByText('annulé : mauvais bouton').waitFor()
    }),
  ).toBe(3)
})

test('CT3 an interview by keyboard alone: reached by Tab, purposes by Space, duration by arrows, saved by Ctrl+Enter; what lacks takes the focus', async () => {
  const { page } = await atTheCounter()
  const focus = (): Promise<string> =>
    page.evaluate(() => {
      const e = document.activeElement
      return e?.getAttribute('aria-label') ?? (e instanceof HTMLInputElement ? (e.labels?.[0]?.textContent ?? '') : (e?.textContent ?? ''))
    })
  const tabTo = async (name: string | RegExp): Promise<void> => {
    for (let i = 0; i < 40; i++) {
      if ((await focus()).match(name)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`no way to ${name} by keyboard`)
  }
  await tabTo(/^Entretien/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Entretien' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await until('the first purpose has the focus', async () => (await focus()) === 'Trouver un emploi')
  await page.keyboard.press('Control+Enter')
  await tabTo('Trouver une formation')
  await page.keyboard.press('Space')
  await tabTo('moins de 5')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Enter')
  await lines(page).getByText('15 à 30').waitFor()
  expect(await lines(page).count()).toBe(1)
})

test.each(LANGUAGES.filter(l => l !== 'fr'))(
  'CT4 the counter in %s: chosen in place, nothing cut at 320 pixels, what is ticked stays ticked',
  async language => {
    const { tablet, page } = await atTheCounter()
    await entries(page)
      .getByRole('button', { name: /^Entretien/ })
      .click()
    await page.getByRole('checkbox').first().check()
    await page.setViewportSize({ width: 1280, height: 800 }) // on a form, a telephone gives the bar of sections to Save
    await page.getByRole('button', { name: 'Plus', exact: true }).click()
    await page.getByRole('button', { name: /^Langue/ }).click()
    await page.getByText(LANGUAGE_NAMES[language], { exact: true }).click()
    await until('the page speaks it', () => page.evaluate(l => document.documentElement.lang === l, language))
    await page.keyboard.press('Escape')
    expect(await page.getByRole('checkbox').first().isChecked()).toBe(true)
    for (const path of ['', 'sending', 'about']) {
      await page.setViewportSize({ width: 320, height: 640 })
      if (path) await page.goto(new URL(path, page.url()).href)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect([...(await outsideTheWindow(page)), ...(await tooSmall(page))], `${language} ${path}`).toEqual([])
      expect(await page.locator('main').innerText(), `a key instead of words on /${path}`).not.toMatch(
        /\b[a-z]+\.[a-z]+(\.[a-z]+)*\b(?!\S)/,
      )
    }
    expect(tablet.errors).toEqual([])
  },
)

test.each(['with', 'without'])(
  'CT8 on a phone of 360 by 740, %s a line, what was just noted lies over none of the four entries',
  async having => {
    const { page, line } = await atTheCounter()
    expect(page.viewportSize()).toEqual({ width: 360, height: 740 })
    if (having === 'without') line.cut()
    await noteOnce(page, 'Information rapide', 1)
    await page.locator('.toast .more').waitFor() // the choices come after the word
    await page
      .getByText(having === 'with' ? 'Tout est reçu au siège' : '1 à envoyer')
      .first() // it is said aloud, too
      .waitFor()
    const toast = await page.locator('.toast').boundingBox()
    const four = await entries(page).boundingBox()
    expect(toast!.y).toBeGreaterThanOrEqual(four!.y + four!.height)
    // and what it does lie over can be scrolled from under it
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    const last = await page.locator('main .cols > :last-child').boundingBox()
    expect(last!.y + last!.height).toBeLessThanOrEqual((await page.locator('.toast').boundingBox())!.y)
    // the purpose that was pressed shows, where there is no room for pictures too
    const purpose = (name: string) => page.locator('.toast').getByRole('button', { name })
    await purpose('Trouver un emploi').click()
    await expect.poll(() => purpose('Trouver un emploi').getAttribute('aria-pressed')).toBe('true')
    const colour = (name: string): Promise<string> => purpose(name).evaluate(e => getComputedStyle(e).color)
    expect(await colour('Trouver un emploi')).not.toBe(await colour('Choisir son orientation'))
  },
)
