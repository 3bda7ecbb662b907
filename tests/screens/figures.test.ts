// A centre's own figures in a real browser: a tablet with fifteen months of its book.
import { readFile } from 'node:fs/promises'
import readExcelFile from 'read-excel-file/node'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { weekday, type Day, type Month } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import { estimatedFields } from '../../src/domain/estimates.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import { groupToldFields, NOTHING_OF_GROUP } from '../../src/domain/group-told.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields } from '../../src/domain/partner-record.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { stepFields } from '../../src/domain/step.ts'
import { tallyFields, type TallyKind } from '../../src/domain/tally.ts'
import { NOTHING_TOLD, toldFields } from '../../src/domain/told.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { enrolTablet, noteOnce } from '../journeys/counter.ts'
import { serve } from '../journeys/world-under-test.ts'
import { writtenMonths } from '../figures/written-months.ts'
import { never } from '../never.ts'
import { until } from '../until.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { outsideTheWindow } from './inspect.ts'
import { fillShelf } from './shelf.ts'
import { shoot } from './shoot.ts'
import { wrongAtAnySight } from './sights.ts'
import { untouchedMinute } from './untouched-minute.ts'

const NOW = '2025-11-20T15:00'
const words = async (of: Locator): Promise<string> => (await of.innerText()).replace(/\s+/g, ' ').trim()
const main = (page: Page): Promise<string> => words(page.locator('main'))
const said = (page: Page): Promise<string> => words(page.locator('p.say'))
const kind = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name, exact: true }).check()

type Around = (served: Awaited<ReturnType<typeof serve>>) => Promise<void>
const YEARS = writtenMonths(1, 'cas', '2024-08-26', '2025-11-20', 9)
/** `beside`: what others wrote besides the months of the book. */
const atFigures = async ({ written = YEARS, beside = () => Promise.resolve() }: { written?: typeof YEARS; beside?: Around } = {}) => {
  const served = await serve()
  served.setClock(NOW)
  await served.writeDirectory(HAUT_VALLON)
  for (const { doc, drafts } of written) await served.write(doc, drafts, { by: 'counsellor', day: `${doc.slice(-7)}-28` })
  await beside(served)
  const line = await served.line()
  const tablet = await served.tablet({ worker: 'without' })
  // somebody looks at it for longer than a minute: the minute passes in no test of this file (covered.test.ts)
  await tablet.open(served.url(line), { clock: NOW, before: async page => void (await untouchedMinute(page)) })
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  const page = tablet.page()
  const open = async (): Promise<void> => {
    await page.getByRole('link', { name: 'Chiffres' }).click()
    await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor()
    await page.locator('p.say').waitFor({ timeout: 60_000 })
  }
  await open()
  await until('the year before is here', async () => /Un an plus tôt, aux mêmes dates : \d+[.,]/.test(await said(page)), 60_000)
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
    const { page, tablet } = await atFigures({
      written: [...writtenMonths(1, 'cas', '2025-09-01', '2025-11-20', 9), { doc: 'centre/cas/visits/2025-10', drafts: paper }],
    })
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
      /Période : Novembre 2025\. Demi-journées d’ouverture notées : \d+ sur \d+\. Annulés et essais ne sont pas comptés\. Définitions : version 4\. Siège entendu/,
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
    // months before the book are no zeros, in the table nor in the drawing
    await kind(page, 'Année civile')
    while ((await page.getByRole('heading', { level: 2, name: 'Année 2024' }).count()) === 0)
      await page.getByRole('button', { name: 'Période précédente' }).click()
    expect(await words(page.getByRole('table', { name: 'Passages par mois' }))).toMatch(
      /^Passages par mois Mois Passages Demi-journées notées janvier – ?rien de noté février – ?rien de noté .* juillet – ?rien de noté août \d+ /,
    )
    expect(await page.getByRole('img', { name: 'Passages par mois, Année 2024' }).locator('.number').first().textContent()).not.toBe('0')
    await shoot(page, 'figures-first-year')
    // a day is set beside the same day of the week, which has another date
    await kind(page, 'Semaine')
    await until('the week is compared', async () => {
      await page.getByRole('button', { name: 'Période suivante' }).click()
      return /Un an plus tôt/.test(await said(page))
    })
    expect(await said(page)).toMatch(/Un an plus tôt, aux mêmes jours de la semaine : \d+/)
    await kind(page, 'Jour')
    await until('the day is compared', async () => {
      await page.getByRole('button', { name: 'Période suivante' }).click()
      return /Un an plus tôt/.test(await said(page))
    })
    expect(await said(page)).toMatch(/Un an plus tôt, le même jour de la semaine : \d+/)
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
    await page.getByText(/La somme dépasse le nombre de passages notés/).waitFor()
    expect(await main(page)).toContain('I05, version 4.')
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
    await expect.poll(() => outsideTheWindow(page)).toEqual([]) // a chart is drawn anew at its new width
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await page.setViewportSize({ width: 360, height: 740 })
    await expect.poll(() => outsideTheWindow(page)).toEqual([]) // a chart is drawn anew at its new width
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

/** Documents and partners, further steps, groups of which more was told, and what is counted by the piece: this November, and a little the year before. */
const writeAround: Around = async served => {
  const works = await fillShelf(served)
  const partner = (name: string, type: string): Draft => {
    const nothing = { short: null, offer: null, reception: null, line: null, letterbox: null, web: null }
    const lists = { zones: [], purposes: [], themes: [], adaptations: [] }
    const p = { names: [{ from: null, name }], type, engagement: 'permanent' as const, ...nothing, ...lists }
    return { kind: 'create', noun: 'partner', fields: partnerFields(p, '2024-09-02' as Day) }
  }
  const houses = [
    ['Chambre de métiers et de l’artisanat de l’Ardène', 'chamber'],
    ['Mission locale du Haut-Vallon', 'youth-service'],
    ...Array.from({ length: 22 }, (_, i) => [`Atelier du col ${i + 1}`, 'company'] as const),
  ] as const
  const partners = await served.write(
    COMMONS_PUBLIC,
    houses.map(([name, type]) => partner(name, type)),
    { by: 'partner-counsellor@val', day: '2024-09-02' },
  )
  for (const [month, many] of [
    ['2024-11', 1],
    ['2025-11', 3],
  ] as const) {
    const day = `${month}-06` as Day
    const by = { by: 'counsellor', day }
    const doc = visitsDocument('cas' as CentreCode, month as Month)
    const visit = (i: number): Draft => {
      const house = i % houses.length
      const told = {
        ...NOTHING_TOLD,
        works: i % 2 === 0 ? [works[i % works.length]!, works[0]!] : [],
        referrals: [[houses[house]![1], null, null, partners[house]!] as const],
      }
      return {
        kind: 'create',
        noun: 'visit',
        fields: visitFields({ ...emptyVisit('interview'), purposes: ['P1'], besides: toldFields(told) }, day, 9),
      }
    }
    const visits = await served.write(
      doc,
      Array.from({ length: 9 * many }, (_, i) => visit(i)),
      by,
    )
    const group = (i: number): Draft => ({
      kind: 'create',
      noun: 'group',
      fields: {
        ...groupFields({ kind: i % 2 ? 'delegation' : 'class', size: 20, accompanying: 1 }, day, 10),
        ...groupToldFields({
          ...NOTHING_OF_GROUP,
          ...{ level: 'higher', body: 'school', length: '30-60', country: i % 2 ? 'IT' : null, hosts: ['counsellor'], aims: ['cv'] },
        }),
      },
    })
    const tally = (kind: TallyKind, n: number): Draft => ({ kind: 'create', noun: 'tally', fields: tallyFields(kind, n, day, 9) })
    const step = (of: Key, i: number): Draft => ({
      kind: 'create',
      noun: 'step',
      fields: stepFields(of, { kind: i % 2 ? 'self-service' : 'quick', purposes: i % 3 ? ['P3'] : [], duration: null }),
    })
    await served.write(
      doc,
      [
        ...visits.slice(0, 4 * many).map(step),
        ...Array.from({ length: 2 * many }, (_, i) => group(i)),
        ...[tally('entries', 40 * many), tally('workstation', 12), tally('photocopies', 7 * many)],
      ],
      by,
    )
  }
}

test(
  'I02 I07 I08 I13 I17 I26 further steps, groups, counters, documents and partners have tables beside the year before, each with what it means',
  { timeout: 180_000 },
  async () => {
    const { page, tablet } = await atFigures({ beside: writeAround })
    const visits = Number(/^\d+/.exec(await said(page))?.[0])
    for (const part of ['Accueil', 'Sujet', 'Orientation vers un partenaire', 'Groupes en visite', 'Compteurs'])
      await page.locator('summary').filter({ hasText: part }).last().click()
    const table = (name: string): Promise<string> => words(page.getByRole('table', { name, exact: true }))
    expect(await table('Étapes ajoutées')).toMatch(/Information rapide 6 50 % 2 Entretien 0 0 % 0 .*service 6 50 % 2$/)
    expect(await table('Étapes ajoutées, par pôle')).toMatch(/Trouver une formation 8 67 % 2$/)
    expect(await main(page)).toMatch(/Passages avec du libre-service : \d+ %/)
    expect(await main(page)).toMatch(
      /Durée médiane : 5 à 15 min Un an plus tôt : 5 à 15 min .*Dix minutes d’attente ou moins : \d+ % Un an plus tôt : \d+ %/,
    )
    expect(await table('Documents montrés')).toMatch(
      /^Documents montrés Valeur Nombre Un an plus tôt Guide des aides à la mobilité 14 5 .*/,
    )
    const named = await table('Partenaires nommés')
    expect(named).toMatch(
      /Un an plus tôt Atelier du col 1 2 1 Chambre de métiers et de l’artisanat de l’Ardène 2 1 Mission locale du Haut-Vallon 2 1 Atelier du col 2 1 1 .*Atelier du col 18 1 0 4 autres 4 0$/,
    )
    expect(named).not.toContain('Atelier du col 19')
    expect(await table('Groupes, par niveau')).toMatch(/Enseignement supérieur 6 100 % 2 Non demandé \d+ \d+$/)
    expect(await table('Pays de la délégation')).toMatch(/Italie 3 100 % 1 /)
    expect(await table('Groupes, par sorte')).toMatch(/Classe \d+ .*Délégation 3 /)
    expect(await main(page)).not.toMatch(/Reçu par/)
    expect(await table('Compteurs')).toMatch(
      /^Compteurs Valeur Nombre Un an plus tôt Entrées 120 40 Postes utilisés 12 12 Photocopies 21 7 Appels passés à d’autres 0 0 Partis sans attendre 0 0$/,
    )
    // they add to nothing
    expect(visits).toBe(Number(/^\d+/.exec(await said(page))?.[0]))
    const definition = page.getByText('Définition : Compteurs')
    await definition.focus()
    await page.keyboard.press('Enter')
    expect(await main(page)).toMatch(/Comptés à la pièce, à titre indicatif : ils ne s’ajoutent jamais aux passages.* I08, version 4\./)
    await page.getByText('Définition : Durée, en minutes').click()
    expect(await main(page)).toMatch(/la moitié des passages dont la durée est dite.* I18, version 4\./)
    await page.getByText('Définition : Passages avec du libre-service').click()
    expect(await main(page)).toMatch(/divisés par tous les passages\. I17, version 4\./)
    await shoot(page, 'figures-counted')
    expect(await wrongAtAnySight(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    await expect.poll(() => outsideTheWindow(page)).toEqual([]) // a chart is drawn anew at its new width
    await page.setViewportSize({ width: 1280, height: 800 })

    // of groups and counters a filter asks nothing: they are not there, rather than none
    await page.getByText('Filtrer', { exact: true }).click()
    await page.getByLabel('Accueil', { exact: true }).selectOption({ label: 'Entretien' })
    await page.getByText('Filtre : Entretien').waitFor()
    expect(await page.locator('summary').filter({ hasText: 'Groupes en visite' }).count()).toBe(0)
    expect(await page.getByRole('table', { name: 'Compteurs' }).count()).toBe(0)
    expect(await table('Étapes ajoutées')).toMatch(/Information rapide 6 /)
    expect(tablet.errors).toEqual([])
  },
)

test(
  '§5.7 J22 V12 under another hat than those of counsel and coordination what visits of other days tell is read masked, or not at all',
  { timeout: 180_000 },
  async () => {
    const { page, tablet } = await atFigures()
    const home = page.url()
    const at = (address: string): Promise<unknown> => page.goto(new URL(address, home).href)
    const wear = async (hat: string): Promise<void> => {
      await page.locator('button.dress').click()
      await page.getByRole('button', { name: hat, exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    const week = page.getByRole('heading', { name: 'Cette semaine, on nous a demandé' })
    const bounced = page.getByRole('link', { name: 'De l’un à l’autre' })
    await at('/close')
    await week.waitFor()
    await at('/partners')
    await bounced.waitFor()
    await wear('Accueil')
    await at('/figures')
    await page.getByText('Sous cette casquette se lisent').waitFor()
    await page.getByRole('heading', { level: 2, name: 'Octobre 2025' }).waitFor()
    expect(await page.getByRole('radio', { name: /^(Jour|Semaine)$/ }).count()).toBe(0)
    expect(await page.locator('p.say').count()).toBe(0)
    expect(await page.getByRole('table').count()).toBe(0)
    await page.locator('summary', { hasText: 'Voir ce qui sortira' }).click()
    await page.getByRole('table', { name: 'Totaux' }).waitFor()
    expect(await main(page)).toMatch(/masqué de 1 à 4/)
    expect(await wrongAtAnySight(page)).toEqual([])
    await shoot(page, 'figures-masked')
    await at('/close')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page
      .getByRole('button', { name: /Clore|Fermer|journée/ })
      .first()
      .waitFor()
    await never('the needs of the week', () => week.count())
    await at('/partners/bounced')
    await page.getByRole('link', { name: 'Qui fait quoi ici' }).or(page.locator('nav.pages, ul.pages')).first().waitFor()
    await never('who was sent around', () => bounced.count())
    expect(tablet.errors).toEqual([])
  },
)
