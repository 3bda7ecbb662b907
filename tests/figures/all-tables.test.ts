// Everything that is counted stands in a table, on the screen and in both files: further steps, groups, what is counted by the piece, documents, partners;
// and what a centre calls by its own words counts where it belongs.
import readExcelFile from 'read-excel-file/node'
import { beforeAll, expect, test } from 'vitest'
import { NO_FILTER, type Filter } from '../../src/domain/count-said.ts'
import type { Day } from '../../src/domain/day.ts'
import { catalogueDocument, deskDocument } from '../../src/domain/documents-of.ts'
import { byPurpose, byReference, tablesIn } from '../../src/domain/figures.ts'
import { periodWith, type PeriodKind } from '../../src/domain/figure-period.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import { groupToldFields, NOTHING_OF_GROUP } from '../../src/domain/group-told.ts'
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields } from '../../src/domain/partner-record.ts'
import { purposeFields } from '../../src/domain/purpose-record.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { stepFields } from '../../src/domain/step.ts'
import { tallyFields } from '../../src/domain/tally.ts'
import { NOTHING_TOLD, toldFields, type Told } from '../../src/domain/told.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { workFields } from '../../src/domain/work-record.ts'
import { csvOf } from '../../src/figures/csv.ts'
import { figureFile, type FigureFile } from '../../src/figures/file.ts'
import { onItsWay, whyNotOut } from '../../src/figures/mask.ts'
import type { Book } from '../../src/figures/read-book.ts'
import { release } from '../../src/figures/released.ts'
import { viewOf } from '../../src/figures/view.ts'
import { filterText, valueWord } from '../../src/figures/words.ts'
import { xlsxOf } from '../../src/figures/xlsx.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { bookAt, CAS } from './book-at.ts'
import type { Written } from './written-months.ts'

const TODAY = '2026-02-10'
const day = (x: string): Day => x as Day // the tests' own days
let last = 0
const key = (): Key => keyFrom(new Uint8Array(16).fill(++last))
beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const visit = (on: string, purposes: readonly string[] = [], told: Partial<Told> = {}): Draft => ({
  kind: 'create',
  noun: 'visit',
  fields: visitFields({ ...emptyVisit('quick'), purposes, besides: toldFields({ ...NOTHING_TOLD, ...told }) }, day(on), 9),
})
const times = (n: number, make: () => Draft): Draft[] => Array.from({ length: n }, make)
const written = (month: string, drafts: readonly Draft[], keys?: readonly Key[]): Written => ({
  doc: `centre/cas/visits/${month}`,
  drafts,
  ...(keys && { keys }),
})

const fileOf = async (book: Book, is: PeriodKind, of: string, filter: Filter = NO_FILTER, k = 5): Promise<FigureFile> => {
  const view = viewOf(book, periodWith(is, day(of)), filter)
  const released = await release({ book, view, filter, k, staff: 5, minutes: null, pause: () => Promise.resolve() })
  if (released === 'back') throw new Error('it is kept back')
  return figureFile({ book, view, filter, released, today: day(TODAY), version: '1.2.3' })
}
/** Of one table of the file, its lines as words. */
const linesOf = ({ figures }: FigureFile, title: string): string[] =>
  figures.rows.filter(([table]) => table === title).map(([, ...rest]) => rest.filter(c => c !== '').join(' '))

const partner = (names: readonly (readonly [from: string | null, name: string])[], type: string): Draft => {
  const nothing = { short: null, offer: null, reception: null, line: null, letterbox: null, web: null }
  const lists = { zones: [], purposes: [], themes: [], adaptations: [] }
  const named = names.map(([from, name]) => ({ from: from === null ? null : day(from), name }))
  return {
    kind: 'create',
    noun: 'partner',
    fields: partnerFields({ names: named, type, engagement: 'permanent', ...nothing, ...lists }, day('2025-01-01')),
  }
}
const work = (title: string): Draft => ({
  kind: 'create',
  noun: 'work',
  fields: workFields({
    ...{ title, media: 'brochure', purposes: ['P1'], language: 'fr', authors: [] },
    ...{ publisher: null, year: null, isbn: null, issn: null },
  }),
})

const fullBook = (): Promise<Book> => {
  const [house, few, guide, leaflet] = [key(), key(), key(), key()]
  const withStep = times(20, () => visit('2025-10-09', ['P1']))
  const keys = withStep.map(key)
  const steps = keys.slice(0, 14).map((of, i): Draft => ({
    kind: 'create',
    noun: 'step',
    fields: stepFields(of, { kind: i < 8 ? 'interview' : 'self-service', purposes: i < 7 ? ['P3'] : [], duration: null }),
  }))
  const october = [
    ...withStep,
    ...steps,
    ...times(9, () => visit('2025-10-10', [], { works: [guide], referrals: [['chamber', null, null, house]] })),
    ...times(2, () => visit('2025-10-10', [], { works: [leaflet], referrals: [['company', null, null, few]] })),
    ...times(6, () => visit('2025-10-10', [], { referrals: [['company', null, null, null]] })),
    ...times(7, () => ({
      ...{ kind: 'create' as const, noun: 'group' as const },
      fields: {
        ...groupFields({ kind: 'class', size: 20, accompanying: 1 }, day('2025-10-14'), 10),
        ...groupToldFields({ ...NOTHING_OF_GROUP, level: 'higher', length: '30-60', hosts: ['counsellor'], aims: ['cv'] }),
      },
    })),
    ...(['entries', 'photocopies'] as const).flatMap(kind =>
      times(kind === 'entries' ? 30 : 1, () => ({ kind: 'create', noun: 'tally', fields: tallyFields(kind, 2, day('2025-10-09'), 9) })),
    ),
  ]
  return bookAt(`${TODAY} 10:00`, [
    {
      doc: COMMONS_PUBLIC,
      drafts: [
        partner(
          [
            [null, 'Chambre des métiers'],
            ['2026-01-01', 'Maison de l’artisanat'],
          ],
          'chamber',
        ),
        partner([[null, 'Scierie du col']], 'company'),
      ],
      keys: [house, few],
    },
    { doc: catalogueDocument('2025', 'public'), drafts: [work('Guide des aides à la mobilité'), work('Le bois')], keys: [guide, leaflet] },
    written('2025-10', october, [...keys, ...october.slice(keys.length).map(key)]),
    written(
      '2026-01',
      times(9, () => visit('2026-01-09', [], { referrals: [['chamber', null, null, house]] })),
    ),
  ])
}

test('S218 I02 I07 I08 V3 steps, groups and what is counted by the piece are in both files, masked, with what they mean', async () => {
  const book = await fullBook()
  const file = await fileOf(book, 'month', '2025-10-01')
  expect(linesOf(file, 'Étapes ajoutées')).toEqual(['Entretien 8', 'Libre-service 6'])
  expect(linesOf(file, 'Étapes ajoutées, par pôle')).toEqual(['Trouver une formation 7'])
  expect(linesOf(file, 'Groupes, par sorte')).toEqual(['Classe 7', 'Non demandé 0'])
  expect(linesOf(file, 'Groupes, par niveau')).toEqual(['Enseignement supérieur 7', 'Non demandé 0'])
  // two copies are few; they are no part of anything, so nothing is hidden with them
  expect(linesOf(file, 'Compteurs')).toEqual(['Entrées 60', 'Photocopies –'])
  expect(linesOf(file, 'Totaux')[0]).toBe('Passages 37')
  expect(JSON.stringify(file.figures.rows)).not.toMatch(/Reçu par|Conseil/)
  const meaning = new Map(file.definitions.rows.map(([what, id, text]) => [what, `${id} ${text}`]))
  expect(meaning.get('Compteurs')).toMatch(/^I08 .*ne s’ajoutent jamais aux passages/)
  expect(meaning.get('Étapes ajoutées')).toMatch(/^I02 .*jamais dans les passages/)
  expect(meaning.get('Groupes, par niveau')).toMatch(/ne s’ajoutent jamais aux passages/)

  const bytes = await csvOf(file, 'fr').arrayBuffer()
  expect(new TextDecoder().decode(bytes)).toContain('"Étapes ajoutées";"Entretien";"";8\r\n')
  const sheets = await readExcelFile(Buffer.from(await (await xlsxOf(file)).arrayBuffer()))
  const figures = sheets.find(s => s.sheet === 'Chiffres')!.data
  expect(figures.find(r => r[0] === 'Groupes, par niveau')).toEqual(['Groupes, par niveau', 'Enseignement supérieur', null, 7])
  // under a filter the steps of what passes, and nothing of groups and pieces
  const filtered = await fileOf(book, 'month', '2025-10-01', { ...NO_FILTER, kind: 'quick' })
  expect(linesOf(filtered, 'Étapes ajoutées').length).toBeGreaterThan(0)
  for (const title of ['Groupes, par sorte', 'Compteurs', 'Documents montrés', 'Partenaires nommés'])
    expect(linesOf(filtered, title), title).toEqual([])
})
test('V12 of a centre where one or two work, how long groups stayed does not leave', async () => {
  const book = await fullBook()
  const view = viewOf(book, periodWith('month', day('2025-10-01')), NO_FILTER)
  const out = (staff: number) => release({ book, view, filter: NO_FILTER, k: 5, staff, minutes: null, pause: () => Promise.resolve() }) // each by itself
  const ids = async (staff: number): Promise<string[]> => {
    const released = await out(staff)
    return released === 'back' ? [] : released.tables.map(t => t.table.id)
  }
  expect(await ids(5)).toContain('length')
  expect(await ids(2)).not.toContain('length')
  expect(await ids(2)).toContain('level')
})
test('I26 I13 S037 documents by title and partners by name: what may be shown of them, under the name of that time', async () => {
  const book = await fullBook()
  const file = await fileOf(book, 'year', '2025-06-01')
  expect(linesOf(file, 'Documents montrés')).toEqual(['Guide des aides à la mobilité 9'])
  expect(linesOf(file, 'Partenaires nommés')).toEqual(['Chambre des métiers 9'])
  expect(linesOf(file, 'Orientations, par type de partenaire').slice(0, 2)).toEqual(['Chambre consulaire 9', 'Entreprise 8'])
  expect(linesOf(await fileOf(book, 'month', '2026-01-01'), 'Partenaires nommés')).toEqual(['Maison de l’artisanat 9'])
  const view = viewOf(book, periodWith('year', day('2025-06-01')), NO_FILTER)
  const works = tablesIn('about', view.now, null, book.words).find(t => t.id === 'works')!
  // the centre’s own screen shows all of them
  expect(works.rows.map(r => `${valueWord(works, r.value, book.words, view.period.to)} ${r.n}`)).toEqual([
    'Guide des aides à la mobilité 9',
    'Le bois 2',
  ])
})
test('V5 T-g "Saison & montagne", created on 15 December under P1: the year’s P1 has it, on the screen and in the files', async () => {
  const own = key()
  const fields = purposeFields({
    ...{ label: 'Saison & montagne', short: 'Saison', ref: 'P1', standsFor: [] },
    ...{ from: day('2025-12-15'), to: null, order: 6 },
  })
  const book = await bookAt(`${TODAY} 10:00`, [
    { doc: deskDocument(CAS), drafts: [{ kind: 'create', noun: 'purpose', fields }], keys: [own] },
    written('2025-11', [...times(20, () => visit('2025-11-06', ['P1'])), ...times(8, () => visit('2025-11-07', ['P2']))]),
    written('2025-12', [...times(11, () => visit('2025-12-09', ['P1'])), ...times(7, () => visit('2025-12-17', [own]))]),
  ])
  expect(book.choices.map(c => c.id)).toContain(own)
  const view = viewOf(book, periodWith('year', day('2025-06-01')), NO_FILTER)
  const [purposes] = tablesIn('first', view.now, null, book.words)
  expect(byReference(purposes!).map(r => `${r.ref} ${r.n}`)).toEqual(['P1 38', 'P2 8', 'P3 0', 'P4 0', 'P5 0', 'P0 0'])
  const file = await fileOf(book, 'year', '2025-06-01')
  // December hides its own purpose from nobody: it is no small number, and the first month it could be had from has none
  expect(linesOf(file, 'Pôles').slice(0, 3)).toEqual([
    'Trouver un emploi 31',
    'Saison & montagne Trouver un emploi 7',
    'Choisir son orientation 8',
  ])
  expect(linesOf(file, 'Par pôle de référence').slice(0, 2)).toEqual(['Trouver un emploi 38', 'Choisir son orientation 8'])
  // a sum of which a part is hidden is hidden
  const hidden = await fileOf(book, 'year', '2025-06-01', NO_FILTER, 11)
  expect(linesOf(hidden, 'Pôles')[1]).toBe('Saison & montagne Trouver un emploi –')
  expect(linesOf(hidden, 'Par pôle de référence')[0]).toBe('Trouver un emploi –')
  expect(JSON.stringify(file.definitions.rows)).toContain('"Par pôle de référence","I05"')
  // a filter by a reference takes its own purposes in: as many as its line says
  const p1 = byPurpose('P1', book.words.locals)
  const under = viewOf(book, view.period, p1)
  expect([p1.purposes, under.now.said.entries]).toEqual([['P1', own], 38])
  expect(filterText(p1, book.choices)).toBe('Trouver un emploi')
  expect(byPurpose(own, book.words.locals).purposes).toEqual([own])
  expect(byPurpose('P2', book.words.locals).purposes).toEqual(['P2'])
  expect(byPurpose('', book.words.locals)).toEqual(NO_FILTER)
  // what gathers several lines of a table stays here, for the file of one of them would tell the other; where there was one alone it goes out
  const goes = (is: PeriodKind, of: string, filter: Filter) => {
    const seen = viewOf(book, periodWith(is, day(of)), filter)
    return whyNotOut(seen, onItsWay(book, seen, filter), day(TODAY), [])
  }
  expect(goes('year', '2025-06-01', p1)).toBe('gathered')
  expect(goes('month', '2025-12-01', p1)).toBe('gathered')
  expect(goes('month', '2025-11-01', p1)).toBe(null)
  expect(goes('year', '2025-06-01', byPurpose(own, book.words.locals))).toBe(null)
  const november = viewOf(book, periodWith('month', day('2025-11-01')), p1)
  expect(onItsWay(book, november, p1)).toEqual({ ...NO_FILTER, purposes: ['P1'] })
})

test('S218 a table stands in the file in the order of its list, what was not asked last, whichever month named what first', async () => {
  const of = (on: string, adaptation: string): Draft[] => times(6, () => visit(on, [], { adaptations: [adaptation] }))
  const september = [...of('2025-09-09', 'at-home'), ...of('2025-09-09', 'sign-language')]
  const october = [...of('2025-10-09', 'sign-language'), ...of('2025-10-09', 'at-home'), ...of('2025-10-09', 'easy-read')]
  const book = await bookAt(`${TODAY} 10:00`, [
    written('2025-09', september, september.map(key)),
    written('2025-10', october, october.map(key)),
  ])
  expect(linesOf(await fileOf(book, 'month', '2025-10-01'), 'Adaptation faite')).toEqual([
    'Facile à lire 6',
    'Langue des signes 6',
    'Déplacement du conseiller 6',
    'Non demandé 0',
  ])
})
