// Hours, as they are served: saying on Today that a day differs, the page of a centre's hours, what colleagues, the coordination and the public read of it.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { stored } from '../bench/stored.ts'
import { deskDocument } from '../../src/domain/documents-of.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { exceptionFields, nounOfPeriod, periodFields, type ExceptionStated, type PeriodStated } from '../../src/domain/opening-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { plainName } from '../../src/domain/names.ts'
import { outageFields } from '../../src/domain/outage.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { zoneFields } from '../../src/domain/territory.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { LANGUAGE_NAMES } from '../../src/text/language-names.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { until } from '../until.ts'
import { atTheCounter } from './at-the-counter.ts'
import { taps } from './taps.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { outsideTheWindow, tooSmall } from './inspect.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const words = async (page: Page, where = 'main'): Promise<string> =>
  (await page.locator(where).first().innerText()).replace(/\s+/g, ' ').trim()
const dialog = (page: Page) => page.getByRole('dialog', { name: /^Ouverture/ })
/** A reason: on a phone its short word stands there. */
const because = (page: Page, reason: string): Promise<void> => dialog(page).locator('label.tick', { hasText: reason }).click()
const gone = (page: Page): Promise<void> => dialog(page).waitFor({ state: 'detached' })
const exceptions = async (page: Page) => (await stored(page, 'exceptions')).filter(e => e['withdrawn'] === false)

test('J23 S065 S055 a day is closed, with its reason and the centre where one is sent, in four taps; closed from this minute on in two', async () => {
  const { page, tablet } = await atTheCounter()
  const button = page.getByRole('button', { name: /^(Ouvert jusqu’à|Fermé)/ })
  const n = await taps(page, async () => {
    await button.click()
    await dialog(page).getByText('Fermé toute la journée').click()
    await because(page, 'Neige')
    await dialog(page).getByRole('button', { name: 'Valbrune (9:00–17:30)' }).click()
    await gone(page)
  })
  expect(n).toBe(4)
  await page.getByRole('button', { name: /^Fermé aujourd’hui/ }).waitFor()
  expect(await exceptions(page)).toMatchObject([{ day: '2025-10-09', half: null, intervals: [], reason: 'snow', redirect: 'val' }])

  // it stands there when it is looked at again, and a half of the day takes its place, four taps too
  await button.click()
  expect(await dialog(page).getByRole('radio', { name: 'Fermé toute la journée' }).isChecked()).toBe(true)
  expect(
    await dialog(page)
      .getByRole('button', { name: /Valbrune/ })
      .getAttribute('aria-pressed'),
  ).toBe('true')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'opening-closed')
  await page.keyboard.press('Escape')
  expect(
    await taps(page, async () => {
      await button.click()
      await dialog(page).getByText('Fermé cet après-midi').click()
      await because(page, 'Grève')
      await dialog(page)
        .getByRole('button', { name: /^Valbrune/ })
        .click()
      await gone(page)
    }),
  ).toBe(4)
  // Saint-Orvin closes at half past twelve, and helps nobody in the afternoon
  expect(await exceptions(page)).toMatchObject([{ half: 'pm', reason: 'strike', redirect: 'val' }])

  await button.click()
  await dialog(page).getByText('Ouvert comme d’habitude').click()
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Ouvert jusqu’à 17:30/ }).waitFor()
  expect(await exceptions(page)).toEqual([])

  expect(
    await taps(page, async () => {
      await button.click()
      await dialog(page).getByRole('button', { name: 'Fermer maintenant' }).click()
      await gone(page)
    }),
  ).toBe(2)
  await page.getByRole('button', { name: /^Fermé depuis 10:0\d/ }).waitFor()
  expect(tablet.errors).toEqual([])
}, 120_000)

test('J23 other hours are filled in, a range is said from the same dialog, and one day of it is as usual after all', async () => {
  const { page, tablet } = await atTheCounter()
  await page.getByRole('button', { name: /^Ouvert jusqu’à/ }).click()
  await dialog(page).getByText('D’autres heures').click()
  const [from, to] = [dialog(page).getByLabel('De', { exact: true }), dialog(page).getByLabel('À', { exact: true })]
  expect([await from.first().inputValue(), await to.first().inputValue(), await to.last().inputValue()]).toEqual([
    '09:00',
    '12:30',
    '17:30',
  ])
  await to.first().fill('08:00')
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
  await dialog(page).getByText('La fin doit venir après le début').waitFor()
  expect(await to.first().evaluate(e => e === document.activeElement)).toBe(true)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'opening-hours')
  await to.first().fill('11:00')
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Ouvert jusqu’à 11:00/ }).waitFor()

  await page.getByRole('button', { name: /^Ouvert jusqu’à 11:00/ }).click()
  await dialog(page).getByText('Fermé toute la journée').click()
  await dialog(page).getByText('Un autre jour, ou plusieurs').click()
  await dialog(page).getByLabel('Jusqu’au, compris').fill('2025-10-08')
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
  await dialog(page).getByText('Le dernier jour doit venir après le premier').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await dialog(page).getByLabel('Jusqu’au, compris').fill('2025-10-17')
  await because(page, 'Congés')
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Fermé aujourd’hui/ }).waitFor()
  await page.getByRole('button', { name: /^Fermé aujourd’hui/ }).click()
  await dialog(page).getByText('Ouvert comme d’habitude').click()
  await dialog(page).getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /^Ouvert jusqu’à 17:30/ }).waitFor()
  // the page of the hours, reached from the dialog: the week tells it
  await page.getByRole('button', { name: /^Ouvert jusqu’à 17:30/ }).click()
  await dialog(page).getByRole('link', { name: 'Horaires' }).click()
  await page.getByRole('heading', { name: 'Horaires', level: 1 }).waitFor()
  await expect.poll(() => words(page)).toMatch(/Jeudi 9 octobre aujourd’hui différent 9:00–17:30/)
  expect(await words(page)).toMatch(/Vendredi 10 octobre différent Fermé Congés ou jour férié/)
  expect(tablet.errors).toEqual([])
}, 120_000)

const at = async (
  served: Served,
  role: 'staff' | 'associated' | 'coordinator' | 'kiosk',
  centre: string | null,
  now: string,
  size: { readonly width: number; readonly height: number } = { width: 360, height: 740 },
): Promise<{ readonly tablet: Tablet; readonly page: Page; readonly url: string }> => {
  const line = await served.line()
  served.setClock(now)
  const tablet = await served.tablet({ ...size, worker: 'without' })
  const url = served.url(line)
  await tablet.open(url, { clock: now })
  const page = tablet.page()
  if (role === 'kiosk') {
    await page.getByRole('button', { name: /J’ai un code/ }).click()
    await page.getByLabel('Votre code').fill(await served.code('kiosk', centre))
    await page.getByRole('button', { name: 'Relier cet appareil' }).click()
    await page.getByText('vous êtes ici').first().waitFor()
  } else await enrolTablet(page, await served.code(role, centre), role === 'associated' ? 'some' : 'every')
  return { tablet, page, url }
}
const say = (served: Served, centre: string, drafts: readonly Draft[], day = '2026-03-01', seq = 1): Promise<readonly Key[]> =>
  served.write(deskDocument(centre as CentreCode), drafts, { by: 'counsellor', day, seq })
const period = (p: Partial<PeriodStated>): Draft => {
  const stated: PeriodStated = { from: '2025-09-01' as Day, to: null, week: {}, ...p }
  return { kind: 'create', noun: nounOfPeriod(stated), fields: periodFields(stated) }
}
const exception = (e: Partial<ExceptionStated>): Draft => ({
  kind: 'create',
  noun: 'exception',
  fields: exceptionFields({ day: '2026-03-10' as Day, half: null, intervals: [], reason: 'snow', ...e }),
})
const ZONE: Draft = {
  kind: 'create',
  noun: 'zone',
  fields: zoneFields({ names: plainName('Monts d’Ardille'), population: 2300, order: 1, outside: false }),
}
const hoursOpen = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}hours`)
  await page.getByRole('heading', { name: 'Horaires', level: 1 }).waitFor()
}
const saved = (page: Page): Promise<void> => until('it is kept', async () => (await page.locator('main form').count()) === 0)
const part = (page: Page, name: string) => page.getByRole('region', { name })
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Enregistrer' }).click()

test('S065 the page of a bus: a stop every other week, hours of the first of the month, a closing of several days, an outage; what cannot be is told at its field; changed, taken back, its history', async () => {
  const served = await serve()
  await served.writeDirectory([...HAUT_VALLON, ZONE])
  const { tablet, page, url } = await at(served, 'staff', 'nav', '2026-03-10T10:30')
  await page.getByRole('button', { name: 'Plus' }).last().click()
  await page.getByRole('link', { name: 'Horaires' }).click()
  await page.getByRole('heading', { name: 'Horaires', level: 1 }).waitFor()
  await expect.poll(() => words(page)).toMatch(/Fermé aujourd’hui · ouvre mercredi 11 mars à 10:00/)
  await expect.poll(() => words(page)).toContain('Annoncées par la coordination : lundi, mercredi, vendredi 10:00–16:00')
  expect(await wrongAtAnySight(page)).toEqual([])

  // a stop: without its place, and without a day, it is asked for
  await page.getByRole('button', { name: 'Ajouter un arrêt' }).click()
  await save(page)
  await page.getByText('Dites où le bus s’arrête.').waitFor()
  await page.getByText('Cochez au moins un jour, ou enlevez la ligne.').waitFor()
  expect(await page.getByLabel('Lieu', { exact: true }).evaluate(e => e === document.activeElement)).toBe(true)
  await shoot(page, 'hours-stop-wrong')
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Lieu', { exact: true }).fill('Place de la halle, 06 12 34 56 78')
  await page.locator('label.tick', { hasText: 'mardi' }).click()
  await save(page)
  await page
    .getByText(/06 12 34 56 78/)
    .last()
    .waitFor() // C25: it is asked about in its own words
  expect(await page.getByLabel('Lieu', { exact: true }).inputValue()).toBe('Place de la halle, 06 12 34 56 78')
  await page.getByLabel('Lieu', { exact: true }).fill('Place de la halle')
  await page.getByLabel('Zone', { exact: true }).selectOption({ label: 'Monts d’Ardille' })
  await page.getByLabel('Quelles semaines').selectOption('2')
  await page.getByLabel('Un jour d’une de ces semaines').fill('2026-03-02')
  await save(page)
  await saved(page)
  await expect
    .poll(() => words(page))
    .toMatch(
      /Place de la halle \(Monts d’Ardille\) mardi 9:00–12:00 · une semaine sur 2, comme celle du 2 mars 2026 prochaine fois : mardi 17 mars à 9:00/,
    )
  // once there is a stop, what was announced no longer counts
  expect(await words(page)).toMatch(/Mercredi 11 mars Fermé/)

  await page.getByRole('button', { name: 'Ajouter des heures' }).click()
  await page.getByText('s’y ajoutent, certains jours').click()
  await page.locator('label.tick', { hasText: 'jeudi' }).click()
  await page.getByLabel('De', { exact: true }).fill('17:00')
  await page.getByLabel('À', { exact: true }).fill('19:00')
  await page.getByLabel('Lesquels du mois').selectOption('2')
  await page.getByLabel('Dans l’année').selectOption('in')
  await page.getByText('La coordination n’a pas encore indiqué de vacances scolaires').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-period-form')
  await save(page)
  await saved(page)
  await expect.poll(() => words(page)).toMatch(/Jeudi 12 mars 17:00–19:00/)
  expect(await words(page)).toContain('jeudi 17:00–19:00 · le deuxième du mois · en période scolaire')

  await page.getByRole('button', { name: 'Ajouter un jour différent' }).click()
  await page.getByLabel('Jour', { exact: true }).fill('2026-03-12')
  await page.getByLabel('Jusqu’au, compris, facultatif').fill('2026-03-13')
  await page.locator('label.tick', { hasText: 'Formation' }).click()
  await page.getByLabel('Envoyer les gens à').selectOption({ label: 'Valbrune' })
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-exception-form')
  await save(page)
  await saved(page)
  await expect
    .poll(() => words(page))
    .toMatch(/Du jeudi 12 mars au vendredi 13 mars fermé, formation de l’équipe allez plutôt ici : Valbrune/)
  expect(await words(page)).toMatch(/Jeudi 12 mars différent Fermé Formation de l’équipe allez plutôt ici : Valbrune/)

  await page.getByRole('button', { name: 'Ajouter une panne' }).click()
  await page.getByLabel('Jour', { exact: true }).fill('2026-03-20')
  await page.locator('label.tick', { hasText: 'Panne de courant' }).click()
  await save(page)
  await page.getByText('Ce jour n’est pas encore venu').waitFor()
  await page.getByLabel('Jour', { exact: true }).fill('2026-03-09')
  await page.locator('label.tick', { hasText: 'Matin' }).click()
  await page.getByLabel('En quelques mots, facultatif').fill('Vent dans la vallée')
  expect(await wrongAtAnySight(page)).toEqual([])
  await save(page)
  await saved(page)
  await expect.poll(() => words(page)).toMatch(/Lundi 9 mars matin · panne de courant ou de chauffage · Vent dans la vallée/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-page')

  // nothing is cut in any language at the narrowest
  await page.setViewportSize({ width: 320, height: 700 })
  for (const l of [...LANGUAGES, 'fr'] as const) {
    await page.locator('nav button.to').last().click()
    await page
      .locator('[popover] button')
      .filter({ hasText: /Langue|Language|Lingua|Idioma|Llengua|Língua/ })
      .first()
      .click()
    await page.locator('dialog label.tick', { hasText: LANGUAGE_NAMES[l] }).click()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toMatch(new RegExp(`^${l}`))
    await page.keyboard.press('Escape')
    expect([...(await outsideTheWindow(page)), ...(await tooSmall(page))], l).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })

  // changing: the stop is of each week now; its history says what it was, and puts it back
  // on paper: one sheet for the door, and nothing else
  await page.emulateMedia({ media: 'print' })
  expect([await page.locator('.on-screen').isVisible(), await page.locator('.door-sheet').isVisible()]).toEqual([false, true])
  const door = await words(page, '.door-sheet')
  expect(door).toMatch(/^La Navette Mardi 17 mars 9:00–12:00 Place de la halle Mardi 31 mars 9:00–12:00 Place de la halle/)
  expect(door).toMatch(/Et aussi Jeudi 17:00–19:00 · le deuxième du mois · en période scolaire/)
  expect(door).toMatch(/Jours différents Du jeudi 12 mars au vendredi 13 mars fermé, formation de l’équipe · allez plutôt ici : Valbrune/)
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await shoot(page, 'hours-door')
  await page.emulateMedia({ media: 'screen' })

  await part(page, 'Arrêts').getByRole('link').click()
  await page.getByRole('heading', { name: 'Place de la halle (Monts d’Ardille)', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Changer' }).click()
  await page.getByLabel('Quelles semaines').selectOption('1')
  await save(page)
  await saved(page)
  await expect.poll(() => words(page)).toMatch(/mardi 9:00–12:00 depuis le 10 mars 2026/)
  await page.locator('summary', { hasText: 'Historique' }).click()
  await expect.poll(() => words(page)).toMatch(/Quelles semaines : chaque semaine, avant : une semaine sur 2, comme celle du 2 mars 2026/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-card')
  await page.getByRole('button', { name: /^Remettre « une semaine sur 2/ }).click()
  await expect.poll(() => words(page)).toMatch(/mardi 9:00–12:00 · une semaine sur 2/)

  // taken back: asked first, and no longer among the stops
  await page.getByRole('button', { name: 'Retirer' }).click()
  await page.getByRole('dialog', { name: 'Retirer ceci ?' }).waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click()
  await page.getByRole('heading', { name: 'Horaires', level: 1 }).waitFor()
  await expect.poll(() => words(page)).toContain('Aucun arrêt n’est écrit.')
  await expect.poll(() => words(page)).toMatch(/Mercredi 11 mars 10:00–16:00/)

  // hours besides become hours that replace: another record stands for them
  await part(page, 'Heures qui reviennent').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Changer' }).click()
  await page.getByText('remplacent celles d’avant').click()
  await save(page)
  await saved(page)
  await page.getByRole('heading', { name: 'jeudi 17:00–19:00', level: 1 }).waitFor()
  await hoursOpen(page, url)
  await expect.poll(() => words(page)).toMatch(/Mercredi 11 mars Fermé/)
  expect(await words(page)).not.toContain('Annoncées par la coordination')
  expect(tablet.errors).toEqual([])
}, 240_000)

test('S065 by keyboard alone: hours are added, and a form that was left half filled in comes back', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  const { tablet, page, url } = await at(served, 'associated', 'aur', '2026-03-10T10:30')
  await hoursOpen(page, url)
  await page.getByText('14:00–18:00').first().waitFor() // the week is there, and the form begins with it
  const add = page.getByRole('button', { name: 'Ajouter des heures' })
  await add.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Ajouter des heures')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H3')
  const tab = async (n: number): Promise<void> => {
    for (let i = 0; i < n; i++) await page.keyboard.press('Tab')
  }
  await tab(2) // how, Monday
  await page.keyboard.press('Space')
  expect(await page.locator('label.tick', { hasText: 'lundi' }).getByRole('checkbox').isChecked()).toBe(true)
  await until('it is on the disk', async () => (await stored(page, 'drafts')).length === 1)
  await page.reload()
  await page
    .getByText(/Ajouter des heures/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^Reprendre/ }).press('Enter')
  await expect.poll(() => page.locator('label.tick', { hasText: 'lundi' }).getByRole('checkbox').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await saved(page)
  await expect.poll(() => words(page)).toMatch(/lundi, mercredi, vendredi 14:00–18:00 depuis le 10 mars 2026/)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ajouter des heures') // the focus is where it was opened from
  expect(await stored(page, 'periods')).toMatchObject([
    { centre: 'aur', week: Object.fromEntries([1, 3, 5].map(d => [d, [{ from: 840, to: 1080 }]])), withdrawn: false },
  ])
  expect(tablet.errors).toEqual([])
}, 90_000)

test('S065 Saturday is added to the week that stands; days that would lose their hours are named before it is saved', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  const { tablet, page, url } = await at(served, 'staff', 'cas', '2026-03-10T10:30')
  await hoursOpen(page, url)
  await page.getByText('9:00–17:30').first().waitFor() // the week is there
  const day = (name: string, line = 1) => page.getByRole('group', { name: `Ligne ${line}` }).locator('label.tick', { hasText: name })
  const told = page.getByText(/plus d’heures/)
  await page.getByRole('button', { name: 'Ajouter des heures' }).click()
  await day('lundi').waitFor()
  expect(await page.getByLabel('De', { exact: true }).evaluateAll(all => all.map(e => (e as HTMLInputElement).value))).toEqual([
    '09:00',
    '12:30',
  ])
  expect(await told.count()).toBe(0)
  for (const name of ['mardi', 'vendredi', 'jeudi']) await day(name).click() // on Thursday the afternoon is left
  await told.waitFor()
  expect(await told.innerText()).toBe('Mardi et vendredi n’auront plus d’heures.')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-lost')
  await day('vendredi').click()
  expect(await told.innerText()).toBe('Mardi n’aura plus d’heures.')
  // besides, there is nothing to lose, and nothing that stands to be said again
  await page.getByText('s’y ajoutent, certains jours').click()
  await told.waitFor({ state: 'detached' })
  await page.getByText('remplacent celles d’avant', { exact: true }).click()
  for (const name of ['mardi', 'jeudi', 'samedi']) if (!(await day(name).getByRole('checkbox').isChecked())) await day(name).click()
  await told.waitFor({ state: 'detached' })
  await save(page)
  await saved(page)
  await expect
    .poll(() => words(page))
    .toMatch(/Jeudi 12 mars 9:00–17:30 Vendredi 13 mars 9:00–12:30 Samedi 14 mars 9:00–12:30 Dimanche 15 mars Fermé/)
  expect(tablet.errors).toEqual([])
}, 120_000)

test('S065 of a day that was said to differ twice the door says what holds, and the page which word has no effect', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  const thursday = '2026-03-12' as Day
  await say(served, 'cas', [
    exception({ day: thursday, half: 'am' }),
    exception({ day: thursday, half: 'pm', reason: 'training' }),
    exception({ day: thursday, to: '2026-03-13' as Day, intervals: [{ from: 660, to: 900 }], reason: 'market' }),
    exception({ day: '2026-03-16' as Day, to: '2026-03-19' as Day, reason: 'holiday' }),
    exception({ day: '2026-03-17' as Day, intervals: [{ from: 540, to: 600 }], reason: 'other' }),
  ])
  const { tablet, page, url } = await at(served, 'staff', 'cas', '2026-03-10T10:30')
  await hoursOpen(page, url)
  await expect
    .poll(() => words(page))
    .toMatch(/Jeudi 12 mars fermé (le matin, neige ou route coupée|l’après-midi, formation de l’équipe) sans effet/)
  expect((await words(page)).match(/sans effet/g)).toHaveLength(2)
  expect(await words(page)).toContain('Du lundi 16 mars au jeudi 19 mars fermé, congés ou jour férié Mardi 17 mars ouvert 9:00–10:00')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-no-effect')
  await page.emulateMedia({ media: 'print' })
  expect((await words(page, '.door-sheet')).replace(/.*Jours différents /, '')).toBe(
    'Du jeudi 12 mars au vendredi 13 mars ouvert 11:00–15:00, marché ou fête au village ' +
      'Lundi 16 mars fermé, congés ou jour férié Mardi 17 mars ouvert 9:00–10:00 ' +
      'Du mercredi 18 mars au jeudi 19 mars fermé, congés ou jour férié Imprimé le 10 mars 2026',
  )
  expect(tablet.errors).toEqual([])
}, 90_000)

test('S065 a bus is in one place: two stops at once are told at the field, one after the other each has its end', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  await say(served, 'nav', [period({ week: { 2: [{ from: 570, to: 720 }] }, stop: { place: 'Foirail de Combelonge', zone: null } })])
  const { tablet, page, url } = await at(served, 'staff', 'nav', '2026-03-10T10:30')
  await hoursOpen(page, url)
  await page.getByText('Ouvert jusqu’à 12:00 · Foirail de Combelonge').waitFor()
  await page.getByRole('button', { name: 'Ajouter un arrêt' }).click()
  await page.getByLabel('Lieu', { exact: true }).fill('Mairie de Saint-Orvin')
  await page.locator('label.tick', { hasText: 'mardi' }).click()
  await page.getByLabel('De', { exact: true }).fill('11:30')
  await page.getByLabel('À', { exact: true }).fill('13:00')
  await save(page)
  await page.getByText('Le bus est déjà ailleurs à ce moment : mardi 10 mars 9:30–12:00, Foirail de Combelonge.').waitFor()
  expect(await page.getByLabel('À', { exact: true }).evaluate(e => e === document.activeElement)).toBe(true)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-elsewhere')
  await page.getByLabel('De', { exact: true }).fill('12:00')
  await save(page)
  await saved(page)
  await expect
    .poll(() => words(page))
    .toMatch(/Ouvert jusqu’à 12:00 · Foirail de Combelonge · 12:00–13:00 Mairie de Saint-Orvin Cette semaine/)
  expect(await words(page)).toMatch(
    /Mardi 10 mars aujourd’hui 9:30–13:00 9:30–12:00 Foirail de Combelonge 12:00–13:00 Mairie de Saint-Orvin/,
  )
  await page.goto(url)
  await page.getByRole('button', { name: 'Ouvert jusqu’à 12:00 · Foirail de Combelonge. Changer' }).waitFor()
  expect(tablet.errors).toEqual([])
}, 90_000)

test('S055 S065 C02 C24 what a centre said is read everywhere: by colleagues, at the kiosk, and by the coordination beside an empty half-day', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  await say(served, 'the', [
    exception({ day: '2026-03-10' as Day, to: '2026-03-11' as Day, redirect: 'val' as CentreCode }),
    {
      kind: 'create',
      noun: 'outage',
      fields: outageFields({ day: '2026-03-09' as Day, half: null, kind: 'power', text: 'Vent dans la vallée' }),
    },
  ])
  await say(served, 'nav', [period({ week: { 2: [{ from: 600, to: 720 }] }, stop: { place: 'Foirail de Combelonge', zone: null } })])
  for (const day of ['2026-03-06', '2026-03-10'])
    await served.write(
      `centre/the/visits/${day.slice(0, 7)}`,
      [{ kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), day as Day, 10) }],
      { by: 'counsellor', day, seq: 20 },
    )
  const { tablet, page, url } = await at(served, 'coordinator', 'val', '2026-03-10T10:30', { width: 1280, height: 800 })
  await page.goto(`${url}network`)
  const line = (name: string) => page.locator('main li', { has: page.locator('b', { hasText: name }) })
  await expect
    .poll(async () => (await line('Bois-Thénac').innerText()).replace(/\s+/g, ' '))
    .toMatch(/provisoire.* Fermé aujourd’hui \(neige ou route coupée\) · allez plutôt ici : Valbrune · ouvre jeudi 12 mars à 9:00/)
  expect((await line('La Navette').innerText()).replace(/\s+/g, ' ')).toMatch(/10:00–12:00 · Ouvert jusqu’à 12:00 · Foirail de Combelonge/)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-network')
  await line('Bois-Thénac').getByRole('link').click()
  await page.getByRole('link', { name: 'Tous les horaires' }).click()
  await page.getByRole('heading', { name: 'Horaires de Bois-Thénac (provisoire)', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/network/the/hours')
  await expect
    .poll(() => words(page))
    .toMatch(/Lundi 9 mars 9:00–12:00 toute la journée · panne de courant ou de chauffage · Vent dans la vallée/)
  await expect.poll(() => words(page)).toMatch(/Mardi 10 mars aujourd’hui différent Fermé .* Quelque chose est noté ce jour-là/)
  expect(await words(page)).toContain('Le centre Bois-Thénac (provisoire) écrit lui-même ses horaires.')
  expect(
    await page
      .locator('main')
      .getByRole('button', { name: /Ajouter|Changer|Retirer/ })
      .count(),
  ).toBe(0)
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-other')

  // the coordinator's table: no bare hole, and what is noted on a closed day is told
  await until('the centre is heard', async () => (await stored(page, 'visits')).length === 2)
  await page.goto(`${url}centres`)
  await page.getByRole('button', { name: /Bois-Thénac/ }).click()
  await expect
    .poll(() => words(page))
    .toMatch(/lundi 9 mars .*matin : (attendu|rien de noté, la raison est dite) \(panne de courant ou de chauffage : Vent dans la vallée\)/)
  await expect.poll(() => words(page)).toMatch(/mardi 10 mars .*matin : noté, alors que dit fermé \(neige ou route coupée\)/)
  expect(await words(page)).toContain('1 demi-journée notée sans ouverture')
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-review')

  const kiosk = await at(served, 'kiosk', 'the', '2026-03-10T10:30', { width: 1080, height: 1920 })
  await kiosk.page.getByRole('button', { name: 'Montrer tous les lieux' }).click()
  await expect
    .poll(() => words(kiosk.page))
    .toMatch(
      /Bois-Thénac \(provisoire\) vous êtes ici Fermé Fermé aujourd’hui \(neige ou route coupée\) · allez plutôt ici : Valbrune · ouvre jeudi 12 mars à 9:00/,
    )
  expect(await words(kiosk.page)).toMatch(/La Navette 10:00–12:00 Ouvert jusqu’à 12:00 · Foirail de Combelonge/)
  expect(await wrongAtAnySight(kiosk.page)).toEqual([])
  await shoot(kiosk.page, 'hours-kiosk')
  // on the bus itself, the place stands in the words of the opening
  const bus = await at(served, 'staff', 'nav', '2026-03-10T10:30')
  await bus.page.getByRole('button', { name: 'Ouvert jusqu’à 12:00 · Foirail de Combelonge. Changer' }).waitFor()
  expect(await wrongAtAnySight(bus.page)).toEqual([])
  await shoot(bus.page, 'hours-bus')
  for (const t of [tablet, kiosk.tablet, bus.tablet]) expect(t.errors).toEqual([])
}, 240_000)

test('V13 §7.4 two tablets of a centre say apart until when hours hold: the centre decides', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  const [id] = await say(served, 'cas', [period({ week: { 2: [{ from: 540, to: 720 }] } })])
  for (const to of ['2026-06-30', '2026-07-31'])
    await say(
      served,
      'cas',
      [{ kind: 'edit', target: id!, field: 'to', value: to, base: [id!] }],
      '2026-03-02',
      to === '2026-06-30' ? 5 : 6,
    )
  const { tablet, page, url } = await at(served, 'staff', 'cas', '2026-03-10T10:30')
  await hoursOpen(page, url)
  await part(page, 'Heures qui reviennent').getByText('À départager').waitFor()
  await part(page, 'Heures qui reviennent').getByRole('link').click()
  await page.getByRole('heading', { name: /^Jusqu’au/ }).waitFor()
  await page.locator('label.tick', { hasText: '30 juin 2026' }).click()
  await page.getByRole('button', { name: 'Décider' }).click()
  await expect.poll(() => words(page)).toContain('du 1er septembre 2025 au 30 juin 2026')
  expect(await page.getByText('À départager').count()).toBe(0)
  expect(tablet.errors).toEqual([])
}, 90_000)

test('S065 the coordination states the school holidays: hours of the school term follow, an end before its beginning is told, taken back they are gone', async () => {
  const served = await serve()
  await served.writeDirectory(HAUT_VALLON)
  await say(served, 'cas', [period({ week: { 3: [{ from: 840, to: 960 }] }, pattern: { term: 'in' } })])
  const { tablet, page, url } = await at(served, 'coordinator', null, '2026-03-10T10:30', { width: 1280, height: 800 })
  const wednesday = async (): Promise<string> => {
    await page.goto(`${url}network/cas/hours`)
    await page.getByRole('heading', { name: 'Horaires de Castelroc', level: 1 }).waitFor()
    await until('the week is there', async () => (await words(page)).includes('Mercredi 11 mars'))
    return (await words(page)).match(/Mercredi 11 mars (.*?) Jeudi/)?.[1] ?? ''
  }
  expect(await wednesday()).toBe('9:00–12:30 et 14:00–16:00')
  await page.getByText('La coordination n’a pas encore indiqué de vacances scolaires').waitFor()
  await page.goto(`${url}network`)
  await page.getByRole('button', { name: 'Ajouter des vacances' }).click()
  await page.getByLabel('Premier jour').fill('2026-03-07')
  await page.getByLabel('Dernier jour').fill('2026-03-01')
  await save(page)
  await page.getByText('Le dernier jour doit venir après le premier, quatre mois plus tard au plus.').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await page.getByLabel('Dernier jour').fill('2026-03-22')
  await save(page)
  await saved(page)
  await part(page, 'Vacances scolaires').getByText('du 7 mars 2026 au 22 mars 2026').waitFor()
  expect(await wrongAtAnySight(page)).toEqual([])
  await shoot(page, 'hours-holidays')
  expect(await wednesday()).toBe('9:00–12:30')
  await page.goto(`${url}network`)
  await page.getByRole('button', { name: 'Retirer : du 7 mars 2026 au 22 mars 2026' }).click()
  await part(page, 'Vacances scolaires').getByText('Aucune à venir').waitFor()
  expect(await wednesday()).toBe('9:00–12:30 et 14:00–16:00')
  expect(tablet.errors).toEqual([])
}, 120_000)
