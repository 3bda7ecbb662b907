// A centre's own figures in a real browser: a tablet with fifteen months of its book.
import { readFile } from 'node:fs/promises'
import readExcelFile from 'read-excel-file/node'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { weekday, type Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { estimatedFields } from '../../src/domain/estimates.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { enrolTablet, noteOnce } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { writtenMonths } from '../figures/written-months.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { outsideTheWindow } from './inspect.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'

const NOW = '2025-11-20T15:00'
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const main = (page: Page): Promise<string> => words(page.locator('main'))
const said = (page: Page): Promise<string> => words(page.locator('p.say'))
const kind = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name, exact: true }).check()

const YEARS = writtenMonths(1, 'cas', '2024-08-26', '2025-11-20', 9)
const atFigures = async (written = YEARS) => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  for (const { doc, drafts } of written) await served.write(doc, drafts, { by: 'counsellor', day: `${doc.slice(-7)}-28` })
  const line = await served.line()
  const tablet = await served.tablet()
  await tablet.open(served.url(line))
  await tablet.setClock(NOW)
  await tablet.page().reload()
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  const page = tablet.page()
  const open = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Chiffres' }).click()
    await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor()
    await page.locator('p.say').waitFor({ timeout: 60_000 })
  }
  await open()
  await expect.poll(() => said(page), { timeout: 60_000 }).toMatch(/Un an plus tôt, aux mêmes dates : \d+[.,]/)
  return { served, line, tablet, page, open }
}

test(
  'V15 C01 a year that was taken in from tick sheets is set beside this one and called paper; its days stand in no table of hours',
  { timeout: 180_000 },
  async () => {
    const paper = daysBetween('2024-11-01' as Day, '2024-11-30' as Day).flatMap((d): Draft[] => {
      const fields = { ...estimatedFields(emptyVisit('quick'), d, 'am'), sheet: 'a'.repeat(22), wholeDay: true }
      return weekday(d) === 7 ? [] : Array.from({ length: 5 }, () => ({ kind: 'create', noun: 'visit', fields }))
    })
    const { page, tablet } = await atFigures([
      ...writtenMonths(1, 'cas', '2025-09-01', '2025-11-20', 9),
      { doc: 'centre/cas/visits/2025-10', drafts: paper },
    ])
    expect(await said(page)).toMatch(/Un an plus tôt, aux mêmes dates : (\d+), dont \1 repris d’anciennes feuilles \(estimés\)\./)
    await page.getByText('Un an plus tôt, une part vient d’anciennes feuilles').waitFor()
    expect(await wrongAtAnySight(page)).toEqual([])
    await shoot(page, 'figures-paper')
    for (let i = 0; i < 12; i++) await page.getByRole('button', { name: 'Période précédente' }).click()
    await page.getByRole('heading', { level: 2, name: 'Novembre 2024' }).waitFor()
    await page.getByText('Une part vient d’anciennes feuilles').waitFor()
    await page.getByText('ne sont dans aucun tableau par heure').waitFor()
    await page.locator('summary', { hasText: 'Quand' }).click()
    await page.getByText('passages sans demi-journée connue ne sont pas dans ce tableau').waitFor()
    expect(await wrongAtAnySight(page)).toEqual([])
    await shoot(page, 'figures-on-paper')
    expect(tablet.errors).toEqual([])
  },
)

test(
  'S263 V15 I01 a month opens with a sentence; day, week, years by keyboard; each beside the year before, or it is said why not',
  { timeout: 180_000 },
  async () => {
    const { page, tablet, open } = await atFigures()
    expect(await said(page)).toMatch(/^\d+ passages, \d+ personnes présentes\./)
    expect(await page.getByRole('heading', { level: 2, name: 'Novembre 2025' }).count()).toBe(1)
    expect(await main(page)).toMatch(
      /Période : Novembre 2025\. \d+ demi-journées d’ouverture notées sur \d+\. Annulés et essais ne sont pas comptés\. Définitions : version 2\. Siège entendu/,
    )
    expect(await page.getByRole('button', { name: 'Période suivante' }).getAttribute('aria-disabled')).toBe('true')
    await shoot(page, 'figures-month')
    expect(await wrongAtAnySight(page)).toEqual([])

    // the arrows choose the kind, as in any group of boxes; each has its own drawing and its own table
    await page.getByRole('radio', { name: 'Mois', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { level: 2, name: 'Année scolaire 2025-2026' }).waitFor()
    expect(await said(page)).toMatch(/Un an plus tôt, aux mêmes dates/)
    const chart = page.getByRole('img', { name: 'Passages par mois, Année scolaire 2025-2026' })
    expect(await chart.count()).toBe(1)
    await page.getByText('Le tableau du graphique').click()
    expect(await words(page.getByRole('table', { name: 'Passages par mois' }))).toMatch(
      /^Passages par mois Mois Passages Un an plus tôt Demi-journées notées septembre \d+ \d+ \d+ sur \d+ octobre \d+ \d+ \d+ sur \d+ novembre \d+ \d+ sur \d+$/,
    )
    await shoot(page, 'figures-school')
    await page.getByRole('button', { name: 'Période précédente' }).click()
    await page.getByRole('heading', { level: 2, name: 'Année scolaire 2024-2025' }).waitFor()
    expect(await said(page)).toMatch(/Pas de comparaison : un an plus tôt, le cahier n’était pas encore tenu\./)
    await kind(page, 'Semaine')
    await kind(page, 'Jour')
    await page.getByRole('button', { name: 'Période suivante' }).click()
    expect(await said(page)).toMatch(/passages|Rien n’est noté/)

    // today: what is noted at the counter stands in it at once
    await page.getByRole('link', { name: 'Aujourd’hui' }).click()
    await noteOnce(page, 'Information rapide', 2)
    await open()
    await kind(page, 'Jour')
    await page.getByRole('heading', { level: 2, name: /^Jeudi 20 novembre 2025/ }).waitFor()
    expect(await said(page)).toMatch(/La journée n’est pas finie : elle sera comparée demain\./)
    await shoot(page, 'figures-day')
    expect(tablet.errors).toEqual([])
  },
)

test(
  'S141 S159 I05 R04 definitions one tap away, tables by part, filters; at 320 px, with large text and forced colours',
  { timeout: 180_000 },
  async () => {
    const { page, tablet } = await atFigures()
    // a definition opens by keyboard
    const definition = page.getByText('Définition : Pôles')
    await definition.focus()
    await page.keyboard.press('Enter')
    await page.getByText(/leur somme dépasse le nombre de services/).waitFor()
    expect(await main(page)).toContain('I05, version 2.')
    const purposes = await words(page.getByRole('table', { name: 'Pôles', exact: true }))
    expect(purposes).toMatch(/^Pôles Valeur Nombre Part Un an plus tôt Trouver un emploi \d+ \d+ % \d+ .*Non demandé \d+ \d+$/)

    // the other tables are made when they are opened
    for (const part of [
      'Accueil',
      'Public',
      'Provenance',
      'Sujet',
      'Orientation vers un partenaire',
      'Quand on vient',
      'Pôles et tranches d’âge',
    ])
      await page.locator('summary').filter({ hasText: part }).last().click()
    const bands = await words(page.getByRole('table', { name: 'Âge, en années' }))
    expect(bands).toMatch(/Ne sait pas \d+ .*Non demandé \d+/)
    expect(await words(page.getByRole('table', { name: 'Passages par jour de la semaine et par heure' }))).toMatch(
      /Jour 9 h 10 h .* lundi \d+ /,
    )
    expect(await main(page)).toMatch(/Passages par heure d’ouverture : \d,\d/)
    expect(await words(page.getByRole('table', { name: 'Pôles et tranches d’âge' }))).toMatch(
      /moins de 18 18 à 29 30 à 54 55 et plus Ne sait pas Non demandé/,
    )
    await shoot(page, 'figures-parts')
    expect(await wrongAtAnySight(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await outsideTheWindow(page)).toEqual([])
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await outsideTheWindow(page)).toEqual([])
    await shoot(page, 'figures-large')
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 16 } })
    await page.emulateMedia({ forcedColors: 'active' })
    await shoot(page, 'figures-forced')
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' })
    await shoot(page, 'figures-dark')
    await page.emulateMedia({ colorScheme: 'light' })

    // a filter: what is counted says so, and can be taken off
    const whole = Number(/^\d+/.exec(await said(page))?.[0])
    await page.getByText('Filtrer', { exact: true }).click()
    await page.getByLabel('Accueil', { exact: true }).selectOption({ label: 'Entretien' })
    await page.getByText('Filtre : Entretien').waitFor()
    const part = Number(/^\d+/.exec(await said(page))?.[0])
    expect(part).toBeGreaterThan(0)
    expect(part).toBeLessThan(whole)
    expect(await page.getByRole('rowheader', { name: 'Groupes' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Retirer le filtre' }).click()
    expect(Number(/^\d+/.exec(await said(page))?.[0])).toBe(whole)
    expect(tablet.errors).toEqual([])
  },
)

test(
  'V12 T9 S128 what goes out is masked: not before the month is over, as a spreadsheet, as a text file, on paper; never hours or durations of a small team',
  { timeout: 180_000 },
  async () => {
    const { page, tablet } = await atFigures()
    expect(await main(page)).toContain('Cette période n’est pas finie. Elle pourra sortir le 1er décembre 2025')
    await page.getByRole('button', { name: 'Période précédente' }).click()
    await page.getByRole('heading', { level: 2, name: 'Octobre 2025' }).waitFor()
    expect(await main(page)).toContain('D’un centre où travaillent une ou deux personnes, les heures, les durées')
    await page.getByText('Voir ce qui sortira').click()
    await page.getByText(/cases masquées\./).waitFor({ timeout: 30_000 })
    expect(await page.locator('.hidden-count').first().innerText()).toContain('–')
    await shoot(page, 'figures-out')
    expect(await wrongAtAnySight(page)).toEqual([])

    const saved = async (button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
      const coming = page.waitForEvent('download')
      await page.getByRole('button', { name: button }).click()
      const file = await coming
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
    }
    const csv = await saved('Fichier CSV')
    expect(csv.name).toBe('relais-cas-2025-10-5.csv')
    const rows = csv.bytes
      .toString('utf8')
      .split('\r\n')
      .map(l => l.split(';'))
    const numbers = rows
      .flatMap(r => (r.length === 5 ? r.slice(3) : []))
      .filter(c => /^\d+$/.test(c))
      .map(Number)
    expect(numbers.length).toBeGreaterThan(20)
    expect(numbers.filter(n => n > 0 && n < 5)).toEqual([])
    expect(csv.bytes.toString('utf8')).not.toMatch(/"Durée|"lundi"/)
    const xlsx = await saved('Feuille de calcul')
    expect(xlsx.name).toBe('relais-cas-2025-10-5.xlsx')
    expect((await readExcelFile(xlsx.bytes)).map(s => s.sheet)).toEqual(['Chiffres', 'Définitions', 'À propos'])
    await page.getByText('Le public : masqué de 1 à 10').click()
    const open = await saved('Fichier CSV')
    expect(open.name).toBe('relais-cas-2025-10-11.csv')
    expect(open.bytes.toString('utf8').match(/"–"/g)!.length).toBeGreaterThan(csv.bytes.toString('utf8').match(/"–"/g)!.length)

    // on paper there is the masked sheet and nothing of the screen; whoever prints by himself gets no figure at all
    await page.emulateMedia({ media: 'print' })
    expect(await main(page)).toBe('Sur papier, les chiffres passent par « Sortir ces chiffres », qui masque les petits nombres.')
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => (globalThis.print = () => void (document.body.dataset['printed'] = 'yes')))
    await page.getByRole('button', { name: 'Imprimer' }).click()
    await expect.poll(() => page.evaluate(() => document.body.dataset['printed'])).toBe('yes')
    await page.emulateMedia({ media: 'print' })
    const paper = await main(page)
    expect(paper).toMatch(/^Castelroc, Octobre 2025 \d+ cases masquées\./)
    expect(paper).toContain('À propos Centre Castelroc Période Octobre 2025 Filtre aucun')
    expect(paper).not.toMatch(/Durée, en minutes|lundi/)
    if (process.env['SHOTS']) await page.pdf({ path: `${process.env['SHOTS']}/figures.pdf`, format: 'A4' })
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'Période précédente' }).click()
    await page.emulateMedia({ media: 'print' })
    expect(await main(page)).not.toContain('Octobre')
    await page.emulateMedia({ media: 'screen' })
    await kind(page, 'Semaine')
    expect(await main(page)).toContain('Seuls un mois ou une année sortent')
    expect(tablet.errors).toEqual([])
  },
)
