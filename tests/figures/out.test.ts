// What leaves a centre as a file: masked, with its definitions and what it is of, and read again by the package and by hand.
import readExcelFile from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { CHANNELS } from '../../src/domain/told-lists.ts'
import { NO_FILTER, type Filter } from '../../src/domain/count-said.ts'
import type { Day } from '../../src/domain/day.ts'
import { daysBetween } from '../../src/domain/day-range.ts'
import { periodWith, type PeriodKind } from '../../src/domain/figure-period.ts'
import { csvOf } from '../../src/figures/csv.ts'
import { missingOf } from '../../src/figures/CoverageNote.tsx'
import { figureFile, fileName, HIDDEN, type FigureFile } from '../../src/figures/file.ts'
import type { Book } from '../../src/figures/read-book.ts'
import { whyNotOut } from '../../src/figures/mask.ts'
import { hiddenIn, release, type Released } from '../../src/figures/released.ts'
import { viewOf, type View } from '../../src/figures/view.ts'
import { xlsxOf } from '../../src/figures/xlsx.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { NOTHING_TOLD, toldFields } from '../../src/domain/told.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { dayShort } from '../../src/text/later-format.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak, t } from '../../src/text/translate.ts'
import { bookAt } from './book-at.ts'
import { writtenMonths } from './written-months.ts'

const day = (x: string): Day => x as Day // the tests' own days
const turn = (): Promise<void> => Promise.resolve()
const TODAY = '2025-12-03'
let book: Book
let five: Book
beforeAll(async () => {
  await speak('fr')
  await staffTexts()
  const written = writtenMonths(5, 'cas', '2024-09-02', '2025-11-28', 7)
  book = await bookAt(`${TODAY} 10:00`, written)
  five = await bookAt(`${TODAY} 10:00`, written, 5)
}, 120_000)

const out = async (
  is: PeriodKind,
  of: string,
  filter: Filter = NO_FILTER,
  k = 5,
  from = book,
): Promise<{ view: View; released: Released }> => {
  const view = viewOf(from, periodWith(is, day(of)), filter)
  expect(whyNotOut(view, filter, day(TODAY), [])).toBe(null)
  const released = await release({ book: from, view, filter, k, staff: from.centre?.staff ?? null, minutes: 6000, pause: turn })
  if (released === 'back') throw new Error('it is kept back')
  return { view, released }
}
const fileOf = async (...given: Parameters<typeof out>): Promise<FigureFile> => {
  const { view, released } = await out(...given)
  return figureFile({ book: given[4] ?? book, view, filter: given[2] ?? NO_FILTER, released, today: day(TODAY), version: '1.2.3' })
}
const csvText = async (file: FigureFile, language: 'fr' | 'en' = 'fr'): Promise<string> => {
  const bytes = new Uint8Array(await csvOf(file, language).arrayBuffer())
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

describe('what is masked', () => {
  test('V12 no small count is in a file, for the network none of 1 to 4, for the public none of 1 to 10; what is shown is what was counted', async () => {
    for (const [is, of] of [
      ['month', '2025-10-10'],
      ['school-year', '2025-06-01'],
    ] as const)
      for (const k of [5, 11]) {
        const { view, released } = await out(is, of, NO_FILTER, k)
        const shown = [...released.counts, ...released.tables.flatMap(t => t.rows ?? [])].flatMap(r => [r.n, r.before ?? null])
        for (const n of shown) if (n !== null) expect(n === 0 || n >= k, `${n}`).toBe(true)
        expect(hiddenIn(released)).toBeGreaterThan(5)
        expect(shown.filter(n => n !== null && n > 0).length).toBeGreaterThan(10)
        expect(released.counts.find(c => c.what === 'visits')?.n).toBe(view.now.said.visits)
        for (const { table, rows } of released.tables)
          for (const r of rows ?? [])
            if (r.n !== null && r.value !== 'not asked' && table.id !== 'channel')
              expect(r.n, `${table.id} ${r.value}`).toBe(view.now.said.values.get(`${table.id} ${r.value}`) ?? 0)
      }
  })
  test('V12 T9 two files that differ by a filter: of each cell, the files of all values of the filter and the one without tell no small number', async () => {
    const all = (await out('month', '2025-10-10')).released
    const byKind = await Promise.all(
      (['quick', 'interview', 'self-service'] as const).map(
        async kind => (await out('month', '2025-10-10', { ...NO_FILTER, kind })).released,
      ),
    )
    let looked = 0
    for (const { table, rows } of all.tables)
      for (const r of rows ?? []) {
        const parts = byKind.map(f => f.tables.find(t => t.table.id === table.id)?.rows)
        if (r.n === null || parts.some(p => !p)) continue
        const cells = parts.map(p => (p!.some(x => x.value === r.value) ? p!.find(x => x.value === r.value)!.n : 0))
        const hidden = cells.filter(c => c === null).length
        const left = r.n - cells.reduce((n: number, c) => n + (c ?? 0), 0)
        // what is left for the hidden ones is none, or of at least two and no smaller than what may be shown
        expect(hidden === 0 || (hidden > 1 && left >= 5), `${table.id} ${r.value} ${JSON.stringify({ all: r.n, cells })}`).toBe(true)
        looked++
      }
    expect(looked).toBeGreaterThan(10)
  })
  test('V12 of a centre where one or two work no hours, durations, waiting or rate leave; of one with five they do', async () => {
    const few = (await out('school-year', '2025-06-01')).released
    const many = (await out('school-year', '2025-06-01', NO_FILTER, 5, five)).released
    expect([few.small, few.hours, few.perHour]).toEqual([true, null, null])
    expect(few.tables.map(t => t.table.id)).not.toContain('duration')
    expect(few.tables.map(t => t.table.id)).not.toContain('waiting')
    expect(many.small).toBe(false)
    expect(many.hours?.rows.length).toBe(5)
    expect(many.perHour).toBeGreaterThan(1)
    expect(many.tables.map(t => t.table.id)).toEqual(expect.arrayContaining(['duration', 'waiting']))
    const text = await csvText(await fileOf('school-year', '2025-06-01'))
    expect(text).not.toMatch(/Durée|Attente avant|par heure d’ouverture|"lundi"/)
    expect(text).toContain('les heures, les durées')
  })
  test('T9 purposes by band leave only with a year, in bands so wide that most is shown', async () => {
    expect((await out('month', '2025-10-10')).released.bands).toBe(null)
    const how: string[] = []
    for (const k of [2, 3, 5, 11, 60, 400]) {
      const { bands } = (await out('school-year', '2025-06-01', NO_FILTER, k)).released
      how.push(bands === null || bands === 'too-fine' ? String(bands) : bands.how)
      if (bands === null || bands === 'too-fine') continue
      const cells = bands.cells.flat()
      expect(cells.filter(c => c === null).length).toBeLessThanOrEqual(0.4 * cells.length)
      for (const c of cells) if (c !== null) expect(c === 0 || c >= k).toBe(true)
    }
    // the higher the threshold the coarser, until the purposes alone stand for it
    const order = ['exact', 'coarse', 'too-fine']
    expect(how.map(h => order.indexOf(h))).toEqual(how.map(h => order.indexOf(h)).toSorted((a, b) => a - b))
    expect([how[0], how.at(-1)]).toEqual(['exact', 'too-fine'])
  })
  test('T9 where bands of two would be shown and bands of one hidden, they are joined', async () => {
    const bands = ['under-16', '16-17', '18-25', '26-29', '30-44', '45-54', '55-64', '65-over']
    const drafts = ['P1', 'P2', 'P3', 'P4', 'P5'].flatMap(purpose =>
      bands.flatMap(ageBand =>
        Array.from({ length: 4 }, (): Draft => {
          const entry = { ...emptyVisit('quick'), purposes: [purpose], besides: toldFields({ ...NOTHING_TOLD, ageBand }) }
          return { kind: 'create', noun: 'visit', fields: visitFields(entry, day('2025-03-06'), 9) }
        }),
      ),
    )
    const even = await bookAt(`${TODAY} 10:00`, [{ doc: 'centre/cas/visits/2025-03', drafts }])
    const { released } = await out('school-year', '2025-06-01', NO_FILTER, 5, even)
    expect(released.bands).toMatchObject({ how: 'coarse', columns: ['under-18', '18-29', '30-54', '55-over', 'unknown', ''] })
    expect(released.bands !== 'too-fine' && released.bands?.cells.map(row => row.join())).toEqual(Array(5).fill('8,8,8,8,0,0'))
    expect((await out('school-year', '2025-06-01', NO_FILTER, 11, even)).released.bands).toBe('too-fine')
  })
  test('V12 under a filter nothing goes out that its other files would tell: no bands of one purpose, none of the counts that few share', async () => {
    for (const filter of [
      { ...NO_FILTER, purposes: ['P2'] },
      { ...NO_FILTER, kind: 'interview' },
    ] as const) {
      const { view, released } = await out('school-year', '2025-06-01', filter)
      expect(released.tables.some(t => t.table.id === 'ageBand')).toBe(filter.purposes === null)
      expect(released.counts.flatMap(c => (c.n === null ? [] : [c.what]))).toEqual(['visits', 'services'])
      expect(released.counts.find(c => c.what === 'visits')?.n).toBe(view.now.said.visits)
    }
  })
  test('S128 a filtered file has another name than the one of all: the code of what it is of, never a word that somebody wrote', () => {
    const view = viewOf(book, periodWith('month', day('2025-10-01')), NO_FILTER)
    const own = 'Zb3_kk0000000000000000'
    const names = [
      NO_FILTER,
      { ...NO_FILTER, kind: 'self-service' },
      { ...NO_FILTER, channel: 'phone' },
      { ...NO_FILTER, purposes: ['P1', own] },
      { ...NO_FILTER, purposes: [own] },
    ] as const
    expect(names.map(filter => fileName('cas', view, filter, 5))).toEqual([
      'relais-cas-2025-10-5',
      'relais-cas-2025-10-self-service-5',
      'relais-cas-2025-10-phone-5',
      'relais-cas-2025-10-P1-5',
      'relais-cas-2025-10-Zb3_kk-5',
    ])
  })
  test('V12 a year with one small month goes out; that month is kept back, and so is another beside it', async () => {
    const drafts = (month: string, n: number) => ({
      doc: `centre/cas/visits/${month}`,
      drafts: Array.from({ length: n }, (): Draft => {
        const fields = visitFields({ ...emptyVisit('quick'), purposes: ['P1'] }, day(`${month}-06`), 9)
        return { kind: 'create', noun: 'visit', fields }
      }),
    })
    const few = await bookAt(`${TODAY} 10:00`, [drafts('2025-03', 40), drafts('2025-04', 30), drafts('2025-08', 3)])
    const { released } = await out('school-year', '2025-06-01', NO_FILTER, 5, few)
    expect(released.counts.find(c => c.what === 'visits')?.n).toBe(73)
    expect(released.months.find(m => m.month === '2025-08')?.n).toBe(null)
  })
  test('V12 what is not over, a day, a week, or more than one filter does not leave', () => {
    const why = (is: PeriodKind, of: string, filter: Filter = NO_FILTER) =>
      whyNotOut(viewOf(book, periodWith(is, day(of)), filter), filter, day(TODAY), book.schoolStarts)
    expect(why('day', '2025-10-10')).toBe('too-short')
    expect(why('week', '2025-10-10')).toBe('too-short')
    expect(why('month', '2025-12-01')).toBe('not-over')
    expect(why('school-year', '2025-12-01')).toBe('not-over')
    expect(why('month', '2025-11-01')).toBe(null)
    expect(why('month', '2025-11-01', { ...NO_FILTER, kind: 'quick', channel: 'phone' })).toBe('filters')
  })
  test('V12 a filter of which there is too little does not leave', async () => {
    const month = periodWith('month', day('2025-10-10'))
    const few = CHANNELS.filter(channel => {
      const n = viewOf(book, month, { ...NO_FILTER, channel }).now.said.services
      return n > 0 && n < 5
    })
    expect(few.length).toBeGreaterThan(0)
    for (const channel of few) {
      const filter: Filter = { ...NO_FILTER, channel }
      expect(await release({ book, view: viewOf(book, month, filter), filter, k: 5, staff: null, minutes: null, pause: turn })).toBe('back')
    }
  })
})

/** The rows of each sheet, as the package reads them again. */
const readAgain = async (file: FigureFile): Promise<Map<string, unknown[][]>> => {
  const bytes = Buffer.from(await (await xlsxOf(file)).arrayBuffer())
  return new Map((await readExcelFile(bytes)).map(s => [s.sheet, s.data]))
}

describe('the files', () => {
  test('V12 V15 what leaves says how many half-days are missing, never which; the centre’s own screen names them', async () => {
    const months = daysBetween(day('2024-10-01'), day('2025-11-01')).filter(d => d.endsWith('-01'))
    let few = 0
    for (const of of months) {
      const view = viewOf(book, periodWith('month', of), NO_FILTER)
      const { holes, noted, expected } = view.coverage
      if (holes.length === 0 || holes.length > 4) continue
      few++
      const said = (where: 'here' | 'out'): string =>
        missingOf(view, where)
          .map(s => t(s.k, s.values))
          .join(' ')
      const file = JSON.stringify((await fileOf('month', of)).about)
      for (const h of holes) {
        expect(said('here'), of).toContain(dayShort(h.day))
        for (const text of [said('out'), file]) expect(text, of).not.toContain(dayShort(h.day))
      }
      expect(file).toContain(`Demi-journées d’ouverture notées : ${noted} sur ${expected}`)
    }
    expect(few).toBeGreaterThan(2)
  })
  test('S218 the spreadsheet is read again by the package: three sheets, figures as numbers, what is hidden as a sign', async () => {
    const file = await fileOf('month', '2025-10-10')
    const sheets = await readAgain(file)
    expect([...sheets.keys()]).toEqual(['Chiffres', 'Définitions', 'À propos'])
    const rows = sheets.get('Chiffres')!
    expect(rows.length).toBe(file.figures.rows.length)
    expect(rows[0]).toEqual(['Tableau', 'Valeur', 'Croisé avec', 'Nombre', 'Un an plus tôt'])
    const visits = rows.find(r => r[1] === 'Passages')!
    expect(typeof visits[3]).toBe('number')
    expect(rows.flat().filter(c => c === HIDDEN).length).toBeGreaterThan(5)
    // nothing is lost or changed on the way: an empty cell is read as none
    expect(rows.map(r => r.map(c => c ?? ''))).toEqual(file.figures.rows)
    const about = new Map(sheets.get('À propos')!.map(r => [r[0], r[1]]))
    expect(about.get('Centre')).toBe('Castelroc')
    expect(about.get('Période')).toBe('Octobre 2025')
    expect(about.get('Filtre')).toBe('aucun')
    expect(about.get('Un an plus tôt')).toBe('du 1er octobre 2024 au 31 octobre 2024')
    expect(about.get('Couverture')).toMatch(/Demi-journées d’ouverture notées : \d+ sur \d+.*version 4/)
    expect(about.get('Masque')).toBeDefined()
    expect(about.get('Version')).toBe('définitions 4, application 1.2.3')
    const definitions = sheets.get('Définitions')!
    expect(definitions.find(r => r[0] === 'Pôles')).toMatchObject([
      'Pôles',
      'I05',
      expect.stringMatching(/dépasse le nombre de passages notés/),
    ])
    for (const title of new Set(rows.slice(1).map(r => r[0])))
      expect(
        definitions.map(r => r[0]),
        String(title),
      ).toContain(title)
  })
  test('S218 the text file opens cleanly: marked as UTF-8, semicolons and a decimal comma, or commas in English', async () => {
    const file = await fileOf('month', '2025-10-10', { ...NO_FILTER, kind: 'interview' })
    const text = await csvText(file)
    expect(text.startsWith('\uFEFF"Centre";"Castelroc"\r\n')).toBe(true)
    expect(text).toContain('"Filtre";"Entretien"\r\n')
    expect(text).toMatch(/"Totaux";"Passages";"";\d+;\d+\r\n/)
    expect(text).toContain(`;"${HIDDEN}"`)
    expect(text).toMatch(/\r\n\r\n"Tableau";"";"Définition"\r\n/)
    expect(text.split('\r\n').every(l => !l.includes('\n'))).toBe(true)
    expect(await csvText(file, 'en')).toMatch(/"Totaux","Passages","",\d+,\d+/)
  })
  test('S218 a centre’s own words that begin like a formula stay words', async () => {
    const words = ['=1+1', '+33', '-2', '@SUM(A1)', '\tx', 'a "b" c', 'Café']
    const file: FigureFile = {
      figures: { name: 'a', rows: [words] },
      definitions: { name: 'b', rows: [['x']] },
      about: { name: 'c', rows: [['x']] },
    }
    expect(await csvText(file)).toContain(`"'=1+1";"'+33";"'-2";"'@SUM(A1)";"'\tx";"a ""b"" c";"Café"`)
    expect((await readAgain(file)).get('a')?.[0]?.map(String).slice(0, 4)).toEqual(words.slice(0, 4)) // a text, not what it would give
  })
  test('V1 no file has a column for an hour of a day, a device or a hat, and none is about one of those who work there', async () => {
    const { figures } = await fileOf('school-year', '2025-06-01', NO_FILTER, 5, five)
    expect(figures.rows[0]).toEqual(['Tableau', 'Valeur', 'Croisé avec', 'Nombre'])
    expect(JSON.stringify(figures.rows)).not.toMatch(/counsel|conseillers? [A-Z]|tablette|par personne/i)
  })
})
