// What may go out of a period and what of it is hidden, decided for all files there can be of it at once (domain/release.ts).
import { isFiltered, NO_FILTER, type Filter } from '../domain/count-said.ts'
import { addMonths, monthOf, type Day, type Month } from '../domain/day.ts'
import {
  autonomy,
  COUNTS,
  OF_TIME,
  TABLE_PARTS,
  tablesIn,
  typeOfPartner,
  type Counted,
  type FigureTable,
  type Unit,
} from '../domain/figures.ts'
import { monthSpan, monthsOf, type Period, type Span } from '../domain/figure-period.ts'
import {
  hiddenCounts,
  hiddenWithin,
  notReleased,
  releaseCounts,
  releaseGrids,
  releaseLines,
  type Counts,
  type Hidden,
  type HiddenGrid,
  type HiddenLine,
  type Lines,
  type NotReleased,
} from '../domain/release.ts'
import { schoolStartIn, type SchoolStarts } from '../domain/school-start.ts'
import type { Book } from './read-book.ts'
import { countIn, type View } from './view.ts'

/** Null: hidden. */
export type Shown = number | null
/** A row of what was not asked has this for its value. */
export const NOT_ASKED = 'not asked'
/** 'filters': more than one. 'gathered': of several purposes at once. 'sealed': a filter, and sealed months. 'back': too few visits. */
export type NotOut = NotReleased | 'filters' | 'gathered' | 'sealed' | 'back'

/** What a filter may ask; two of them cross in one grid only, in which the earlier gives the rows. */
const DIMENSIONS = ['kind', 'channel', 'purpose'] as const
type Dimension = (typeof DIMENSIONS)[number]
const dimensionsOf = ({ purposes, kind, channel }: Filter): Dimension[] => [
  ...(purposes === null ? [] : ['purpose' as const]),
  ...(kind === null ? [] : ['kind' as const]),
  ...(channel === null ? [] : ['channel' as const]),
]
const filterOf = (by: Dimension, value: string): Filter => ({
  ...NO_FILTER,
  ...(by === 'purpose' ? { purposes: [value] } : { [by]: value }),
})

/**
 * The filter as a file may have it: of the purposes it gathers those that anything up to the end of the period names. Each purpose is masked as a line of its own;
 * several at once would tell, beside the file of one of them, what the others hide. So where more than one is left it stays on the centre's own screen.
 */
export const onItsWay = (book: Book, { period }: View, filter: Filter): Filter => {
  if (filter.purposes === null || filter.purposes.length < 2) return filter
  const [chosen, ...own] = filter.purposes
  const upTo: Span = { from: '0000-01-01' as Day, to: period.to } // before any day of a book
  const named = own.filter(id => countIn(book, upTo, { ...NO_FILTER, purposes: [id] }).said.entries > 0)
  return { ...filter, purposes: [chosen!, ...named] } // there are two at least
}

/** Why nothing of it may go out, as far as it is known before anything is counted. */
export const whyNotOut = (view: View, filter: Filter, today: Day, starts: SchoolStarts): Exclude<NotOut, 'back'> | null => {
  const why = notReleased(view.period, today, starts)
  if (why) return why
  if (dimensionsOf(filter).length > 1) return 'filters'
  if (filter.purposes && filter.purposes.length > 1) return 'gathered'
  return isFiltered(filter) && view.sealed.months.length > 0 ? 'sealed' : null
}

const memo = <A extends readonly unknown[], T>(make: (...given: A) => T): ((...given: A) => T) => {
  const made = new Map<string, T>()
  return (...given) => {
    const name = JSON.stringify(given)
    const known = made.get(name) ?? make(...given)
    made.set(name, known)
    return known
  }
}

/** Everything a release counts, each once: by stretch and filter, all tables by value. */
export const reader = (book: Book) => {
  const count = memo((span: Span, filter: Filter): Counted => countIn(book, { from: span.from, to: span.to }, filter))
  const tables = memo(
    (span: Span, filter: Filter): ReadonlyMap<string, { readonly table: FigureTable; readonly values: ReadonlyMap<string, number> }> => {
      const all = TABLE_PARTS.flatMap(p => tablesIn(p, count(span, filter), null, book.words))
      return new Map(
        all.map(table => {
          const n = table.notAsked?.n ?? null
          const rows = table.rows.map(r => [r.value, r.n] as const)
          return [table.id, { table, values: new Map([...rows, ...(n === null ? [] : [[NOT_ASKED, n] as const])]) }]
        }),
      )
    },
  )
  return { count, tables }
}
export type Reader = ReturnType<typeof reader>

/** What is decided of a month hangs on those before it (domain/release.ts), so all of the book are looked at. */
const monthsUpTo = (book: Book, period: Period, filtered: boolean): Month[] => {
  const last = monthOf(period.to)
  const days = [...book.gists.flatMap(g => g.days), ...book.sealed.flatMap(b => b.rows.map(r => r.day))]
  const first = monthOf(book.first ?? days.sort()[0] ?? period.from)
  // no filter passes through sealed months: what is asked with one begins after them
  const open = filtered
    ? book.sealed
        .map(b => addMonths(b.month, 1))
        .sort()
        .at(-1)
    : undefined
  const out: Month[] = []
  for (let m = open !== undefined && open > first ? open : first; m <= last; m = addMonths(m, 1)) out.push(m)
  return out
}

export type Asked = { readonly filter: Filter; readonly k: number; readonly small: boolean; readonly pause: () => Promise<void> }
/** Of one period: each table's values, null where it is kept back; the counts that are hidden. */
export type Masked = {
  readonly counts: Readonly<Record<string, Shown>>
  /** Of a year, its months. */
  readonly months: readonly { readonly month: Month; readonly n: Shown }[]
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Shown> | null>
  readonly hidden: (id: string) => { readonly values: readonly string[]; readonly line: HiddenLine }
  /** Of those who named no purpose, how many gave each answer about their age. */
  readonly nameless: ReadonlyMap<string, number>
  /** Of a year without a filter. */
  readonly autonomy: number | null
}

/** One release after the other: a table at a time, so that whoever types meanwhile is not kept waiting. */
export const maskOf = async (book: Book, read: Reader, period: Period, { filter, k, small, pause }: Asked): Promise<Masked | 'back'> => {
  const [by] = dimensionsOf(filter)
  const months = monthsUpTo(book, period, by !== undefined)
  const lines = <T>(of: (span: Span) => T): Lines<T> => ({
    months: months.map(m => [m, of(monthSpan(m))] as const),
    period: of(period),
    schoolStart: m => schoolStartIn(book.schoolStarts, m),
  })
  const whole = releaseLines(
    lines(span => [read.count(span, NO_FILTER).said.visits]),
    period,
    k,
  )
  const total = read.count(period, NO_FILTER).said.visits
  // of a year with a small month only that month is kept back: how many came in all is no secret
  if (period.is === 'month' ? whole.period === null : total > 0 && total < k) return 'back'

  const ids = [...read.tables(period, NO_FILTER).keys()]
  const valuesOf = memo((id: string): readonly string[] => [
    ...new Set([...months.map(monthSpan), period].flatMap(s => [...(read.tables(s, NO_FILTER).get(id)?.values.keys() ?? [])])),
  ])
  const unitOf = (id: string): Unit => read.tables(period, NO_FILTER).get(id)?.table.unit ?? 'services'
  const lineOf = (id: string, span: Span, under: Filter): readonly number[] => {
    const { values } = read.tables(span, under).get(id) ?? { values: new Map<string, number>() }
    return valuesOf(id).map(v => values.get(v) ?? 0)
  }
  const spanOf = (of: Month | 'period'): Span => (of === 'period' ? period : monthSpan(of))
  /** Where several answers may be given, "not asked" tells how many were asked: hidden with them when they are few. */
  const fewAsked = (id: string, of: Month | 'period'): readonly number[] => {
    const notAsked = valuesOf(id).indexOf(NOT_ASKED)
    const asked = read.tables(spanOf(of), NO_FILTER).get(id)?.table.asked ?? 0
    return notAsked >= 0 && asked > 0 && asked < k ? [notAsked] : []
  }
  /** Partners by name are part of what was pointed to their type: what is left between the two must not be small, nor tell the type where it is hidden. */
  const tellTypes = (of: Month | 'period', owes: (cell: number) => boolean): readonly number[] => {
    const { months: ofMonths, period: ofPeriod } = hiddenOf('referrals')
    const hidden = of === 'period' ? ofPeriod : (ofMonths.get(of) ?? null)
    const counts = lineOf('partners', spanOf(of), NO_FILTER)
    const pointed = lineOf('referrals', spanOf(of), NO_FILTER)
    const types = valuesOf('partners').map(p => valuesOf('referrals').indexOf(typeOfPartner(p, book.words)))
    return [...new Set(types)].flatMap(type => {
      const those = [...types.keys()].filter(i => types[i] === type)
      const total = hidden === null || hidden[type] !== false ? null : (pointed[type] ?? null)
      return hiddenWithin(
        those.map(i => counts[i] ?? 0),
        total,
        k,
        i => owes(those[i]!),
      ).map(i => those[i]!)
    })
  }
  /** Of what was named, or counted by the piece, no total is told: beside its cells stand one more and the total, which nobody sees, and which may be anything. */
  const tellsTotal = (id: string): boolean => !['namings', 'pieces'].includes(unitOf(id))
  const hiddenOf = memo((id: string): Hidden<HiddenLine> => {
    const unseen = tellsTotal(id) ? [] : [k]
    return releaseLines(
      lines(span => [...lineOf(id, span, NO_FILTER), ...unseen]),
      period,
      k,
      (of, owes) => [
        ...unseen.flatMap(() => [valuesOf(id).length, valuesOf(id).length + 1]),
        ...(id === 'partners' ? tellTypes(of, owes) : fewAsked(id, of)),
      ],
    )
  })

  const row = by === undefined ? -1 : valuesOf(by).indexOf(filter.purposes?.[0] ?? filter.kind ?? filter.channel ?? '')
  const chosen = by === undefined ? null : hiddenOf(by).period
  if (by !== undefined && (row < 0 || chosen === null || chosen[row])) return 'back'
  /** By every value of the filter; what none of them has, or one that cannot be asked for, in the row of those who were not asked. */
  const gridOf = (id: string, dimension: Dimension, span: Span): readonly (readonly number[])[] => {
    const values = valuesOf(dimension)
    const known = values.filter(v => v !== NOT_ASKED && v !== '')
    const all = lineOf(id, span, NO_FILTER)
    const any = dimension === 'purpose' ? lineOf(id, span, { ...NO_FILTER, purposes: known }) : all
    return values.map(v =>
      v === NOT_ASKED ? all.map((n, i) => n - (any[i] ?? 0)) : v === '' ? all.map(() => 0) : lineOf(id, span, filterOf(dimension, v)),
    )
  }

  const crossed = (dimension: Dimension, id: string): HiddenGrid =>
    releaseGrids(
      lines(span => gridOf(id, dimension, span)),
      period,
      k,
      hiddenOf(id),
      hiddenOf(dimension),
    ).period
  /** What is hidden of a table under the filter; of two questions that a filter may both ask the one grid is read along its rows or along its columns. */
  const hiddenUnder = (dimension: Dimension, id: string): HiddenLine => {
    const other = DIMENSIONS.find(d => d === id)
    if (other === undefined || DIMENSIONS.indexOf(dimension) < DIMENSIONS.indexOf(other)) return crossed(dimension, id)?.[row] ?? null
    return crossed(other, dimension)?.map(line => line[row] ?? true) ?? null
  }

  // what few of a filter share (estimated, to confirm, with somebody) would be told by the other values of the filter
  const what = by === undefined ? COUNTS : (['visits', 'services'] as const)
  const countsIn = (span: Span, under: Filter): Counts => {
    const { said } = read.count(span, under)
    return { ...Object.fromEntries(what.map(c => [c, said[c]])), steps: said.services - said.entries }
  }
  const here = countsIn(period, filter)
  const out =
    by === undefined
      ? releaseCounts(
          lines(span => countsIn(span, NO_FILTER)),
          period,
          k,
        )
      : hiddenCounts(here, k, countsIn(period, NO_FILTER))

  const tables = new Map<string, ReadonlyMap<string, Shown> | null>()
  for (const id of ids) {
    const unit = unitOf(id)
    // bands of ages by purpose go out with the year, joined to wider ones: exact ones of one purpose beside them would tell the difference
    if (id === by || (by === 'purpose' && id === 'ageBand') || (small && OF_TIME.includes(id))) continue
    // of what is named the list is too long to be crossed with a filter
    if (by !== undefined && unit !== 'services' && unit !== 'steps') continue
    const counts = lineOf(id, period, filter)
    // how many groups there were is the sum of their kinds
    const hidden = unit === 'groups' && out.has('groups') ? null : by === undefined ? hiddenOf(id).period : hiddenUnder(by, id)
    tables.set(id, hidden && new Map(valuesOf(id).map((v, i) => [v, hidden[i] ? null : (counts[i] ?? 0)])))
    await pause()
  }

  const namelessOf = (): ReadonlyMap<string, number> => {
    const row = gridOf('ageBand', 'purpose', period)[valuesOf('purpose').indexOf(NOT_ASKED)] ?? []
    return new Map(valuesOf('ageBand').map((v, i) => [v, row[i] ?? 0]))
  }
  /** Beside the kinds of the visits and of their steps it tells how many served themselves in a step alone; those, and the others, may not be few. */
  const autonomyOf = (): number | null => {
    const all = read.count(period, NO_FILTER)
    const isShown = (id: string): boolean => hiddenOf(id).period?.[valuesOf(id).indexOf('self-service')] === false
    const atFirst = all.said.values.get('kind self-service') ?? 0
    const rest = [Math.abs(all.said.autonomous - atFirst), all.said.visits - all.said.autonomous]
    return isShown('kind') && isShown('step-kind') && rest.every(n => n === 0 || n >= k) ? autonomy(all) : null
  }
  const ours = period.is === 'month' ? [] : monthsOf(period).filter(m => months.includes(m))
  return {
    counts: Object.fromEntries(Object.entries(here).map(([c, n]) => [c, out.has(c) ? null : n])),
    months:
      by === undefined
        ? ours.map(month => ({ month, n: whole.months.get(month) === null ? null : read.count(monthSpan(month), NO_FILTER).said.visits }))
        : [],
    tables,
    hidden: id => ({ values: valuesOf(id), line: hiddenOf(id).period }),
    nameless: namelessOf(),
    autonomy: by === undefined && period.is !== 'month' ? autonomyOf() : null,
  }
}
