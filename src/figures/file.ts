// What a file of figures says, whatever its form: the figures, what each means, and what they are of, masked by whom, how much of it is there.
import { DEFINITIONS } from '../domain/count-definitions.ts'
import type { Filter } from '../domain/count-said.ts'
import type { Day } from '../domain/day.ts'
import type { FigureTable } from '../domain/figures.ts'
import { centreName } from '../text/centre-words.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t, type TextKey } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { missingOf } from './CoverageNote.tsx'
import { NOT_ASKED, type Shown } from './mask.ts'
import type { Book } from './read-book.ts'
import type { Released } from './released.ts'
import type { View } from './view.ts'
import {
  bandWord,
  countWord,
  definitionKeys,
  filterText,
  indicator,
  monthWord,
  periodText,
  slotWord,
  tableTitle,
  valueWord,
  weekdayWord,
  TOTALS,
} from './words.ts'

/** A number is a number; what is hidden is this sign. */
export type Cell = string | number
export const HIDDEN = '–'
export type FileSheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] }
/** In order: figures, definitions, about. */
export type FigureFile = { readonly figures: FileSheet; readonly definitions: FileSheet; readonly about: FileSheet }

export type Made = {
  readonly book: Book
  readonly view: View
  readonly filter: Filter
  readonly released: Released
  readonly today: Day
  readonly version: string
}

const shown = (n: Shown): Cell => n ?? HIDDEN
const plain = (k: TextKey): string => t(k).replaceAll(/<\/?b>/g, '')
const sentence = ({ k, values }: ReturnType<typeof missingOf>[number]): string => t(k, values).replaceAll(/<\/?b>/g, '')

const ofHundred = (share: number): number => Math.round(share * 100)

const figuresOf = ({ book, released, view }: Made): (readonly Cell[])[] => {
  const compared = released.counts.some(c => c.before !== undefined)
  const line = (table: string, value: string, cross: string, n: Cell, before?: Shown): readonly Cell[] => [
    ...[table, value, cross, n],
    ...(compared ? [before === undefined ? '' : shown(before)] : []),
  ]
  const { bands, hours, autonomy } = released
  return [
    [
      ...(['table', 'value', 'crossed'] as const).map(c => t(`figures.file.${c}`)),
      t('figures.column.n'),
      ...(compared ? [t('figures.column.before')] : []),
    ],
    ...released.counts.map(c => line(t('figures.totals'), countWord(c.what), '', shown(c.n), c.before)),
    ...released.months.map(m => line(t('figures.visits.month'), monthWord(`${m.month}-01` as Day, 'long'), '', shown(m.n))), // every month has a first
    ...released.tables.flatMap(({ table, rows }) =>
      rows === null
        ? [line(tableTitle(table.id), t('figures.hidden.table'), '', HIDDEN)]
        : rows.map(r => {
            const word = r.value === NOT_ASKED ? t('figures.notAsked') : valueWord(table, r.value, book.words, view.period.to)
            return line(tableTitle(table.id), word, underOf(book, table, r.value), shown(r.n), r.before)
          }),
    ),
    ...(bands && bands !== 'too-fine'
      ? bands.rows.flatMap((purpose, i) =>
          bands.columns.map((band, j) =>
            line(
              t('figures.title.bands'),
              purposeWord(book.words.locals, purpose),
              bandWord(band, bands.how, book.words),
              shown(bands.cells[i]?.[j] ?? null),
            ),
          ),
        )
      : []),
    ...(hours
      ? hours.rows.flatMap((day, i) =>
          hours.columns.map((slot, j) =>
            line(t('figures.title.hours'), weekdayWord(day), slotWord(slot), shown(hours.cells[i]?.[j] ?? null)),
          ),
        )
      : []),
    ...(autonomy
      ? [line(t('figures.autonomy'), '%', '', ofHundred(autonomy.share), autonomy.before === null ? null : ofHundred(autonomy.before))]
      : []),
    ...(released.perHour === null ? [] : [line(t('figures.perHour'), periodText(view.period), '', Math.round(released.perHour * 10) / 10)]),
  ]
}

/** Of a centre's own purpose the reference it counts under. */
const underOf = ({ words }: Book, { list }: Pick<FigureTable, 'list'>, value: string): string => {
  const own = list === 'purpose' ? words.locals.find(p => p.id === value) : undefined
  return own ? purposeWord(words.locals, own.ref) : ''
}

const definitionsOf = ({ released }: Made): (readonly Cell[])[] => {
  const line = (of: string, what: string, keys: readonly TextKey[]): readonly Cell[] => [
    what,
    indicator(of) ?? '',
    keys.map(plain).join(' '),
  ]
  return [
    [t('figures.file.table'), '', t('figures.define')],
    ...TOTALS.map(of => line(of, t('figures.totals'), [`figures.def.${of}`])),
    ...released.tables.map(({ table }) => line(table.id, tableTitle(table.id), definitionKeys(table))),
    ...(released.bands ? [line('bands', t('figures.title.bands'), ['figures.def.bands'])] : []),
    ...(released.hours ? [line('hours', t('figures.title.hours'), ['figures.def.hours'])] : []),
    ...(released.autonomy ? [line('autonomy', t('figures.autonomy'), ['figures.def.autonomy'])] : []),
    ...(released.perHour === null ? [] : [line('perHour', t('figures.perHour'), ['figures.def.perHour'])]),
  ]
}

/** For whom it is masked. */
export const forWord = (k: number): string => t(k > 5 ? 'figures.out.public' : 'figures.out.network')

const aboutOf = ({ book, view, filter, released, today, version }: Made): (readonly Cell[])[] => [
  [t('figures.file.centre'), book.centre ? centreName(book.centre) : ''],
  [t('figures.period'), periodText(view.period)],
  [t('figures.filter.on', { list: '' }).replace(/\s*:\s*$/u, ''), filterText(filter, book.choices) ?? t('figures.file.filter.none')],
  ...(view.earlier
    ? [[t('figures.file.compared'), t('figures.week', { from: wholeDate(view.compared.from), to: wholeDate(view.compared.to) })] as const]
    : []),
  [t('figures.file.coverage'), [t('figures.stated', stated(view)), ...missingOf(view, 'out').map(sentence)].join(' ')],
  [t('figures.file.mask'), t('figures.file.mask.by', { for: forWord(released.k) })],
  ...(released.small ? [[t('figures.file.mask'), t('figures.out.small')] as const] : []),
  ...(released.bands === 'too-fine' ? [[t('figures.title.bands'), t('figures.hidden.crossed')] as const] : []),
  ...(released.bands && released.bands !== 'too-fine' && released.bands.how === 'coarse'
    ? [[t('figures.title.bands'), t('figures.hidden.coarse')] as const]
    : []),
  [t('figures.file.made'), wholeDate(today)],
  [t('figures.file.version'), t('figures.file.version.of', { definitions: DEFINITIONS, app: version })],
  ...(book.network?.demo ? [['', t('app.demo.notice')] as const] : []),
]

const stated = ({ period, coverage: { noted, expected } }: View) => ({ period: periodText(period), noted, expected, version: DEFINITIONS })

export const figureFile = (made: Made): FigureFile => ({
  figures: { name: t('figures.file.figures'), rows: figuresOf(made) },
  definitions: { name: t('figures.file.definitions'), rows: definitionsOf(made) },
  about: { name: t('figures.file.about'), rows: aboutOf(made) },
})

/** Of a purpose of one's own so much of its key. */
const OWN = 6

/** 'relais-cas-2025-11-interview-5': which centre, which period, of what only, masked below how many; without its ending. */
export const fileName = (code: string, { period }: View, { purposes, kind, channel }: Filter, k: number): string => {
  const of =
    period.is === 'month'
      ? period.from.slice(0, 7)
      : period.from.slice(0, 4) === period.to.slice(0, 4)
        ? period.from.slice(0, 4)
        : `${period.from.slice(0, 4)}-${period.to.slice(0, 4)}`
  return ['relais', code, of, purposes?.[0]?.slice(0, OWN), kind, channel, k].filter(x => x !== undefined && x !== null).join('-')
}
