// What of a period goes out, masked (domain/release.ts): the same for the preview on the screen, for paper and for files.
import { isFiltered, NO_FILTER, type Filter } from '../domain/count-said.ts'
import { addMonths, monthOf, type Day, type Month, type Slot } from '../domain/day.ts'
import {
  COUNTS,
  hoursOfWeek,
  OF_TIME,
  perOpenHour,
  purposesByBand,
  TABLE_PARTS,
  tablesIn,
  type Count,
  type Counted,
  type FigureTable,
} from '../domain/figures.ts'
import { monthSpan, monthsOf, yearBefore, type Period, type Span } from '../domain/figure-period.ts'
import {
  hiddenCounts,
  isSmallTeam,
  notReleased,
  releaseCounts,
  releaseGrids,
  releaseLines,
  type Counts,
  type Hidden,
  type HiddenLine,
  type Lines,
  type NotReleased,
} from '../domain/release.ts'
import { isTooFine, suppress, type Mask } from '../domain/suppression.ts'
import type { Book } from './read-book.ts'
import { countIn, type View } from './view.ts'

/** Null: hidden. */
export type Shown = number | null
/** `before` undefined: not compared. */
export type ReleasedPair = { readonly n: Shown; readonly before: Shown | undefined }
/** A row of what was not asked has this for its value. */
export const NOT_ASKED = 'not asked'
export type ReleasedTable = {
  readonly table: Pick<FigureTable, 'id' | 'takes' | 'list'>
  /** Null: too small, nothing of it goes out. */
  readonly rows: readonly (ReleasedPair & { readonly value: string })[] | null
}
export type ReleasedCrossed<C, R> = {
  readonly columns: readonly C[]
  readonly rows: readonly R[]
  readonly cells: readonly (readonly Shown[])[]
}
export type ReleasedBands = ReleasedCrossed<string, string> & { readonly how: 'exact' | 'coarse' }
export type Released = {
  readonly k: number
  readonly small: boolean
  readonly counts: readonly (ReleasedPair & { readonly what: Count })[]
  /** Of a year, its months. */
  readonly months: readonly { readonly month: Month; readonly n: Shown }[]
  readonly tables: readonly ReleasedTable[]
  /** Of a year; 'too-fine': with the widest bands, too, more is hidden than shown, and the purposes alone stand for it. */
  readonly bands: ReleasedBands | 'too-fine' | null
  readonly hours: ReleasedCrossed<Slot, number> | null
  readonly perHour: number | null
}
/** 'filters': more than one. 'sealed': a filter, and sealed months. 'back': too few visits. */
export type NotOut = NotReleased | 'filters' | 'sealed' | 'back'

/** How many cells are hidden. */
export const hiddenIn = ({ counts, months, tables, bands, hours }: Released): number => {
  const pairs = [...counts, ...tables.flatMap(t => t.rows ?? [])]
  const cells = [
    ...pairs.flatMap(p => [p.n, p.before]),
    ...months.map(m => m.n),
    ...(bands && bands !== 'too-fine' ? bands.cells.flat() : []),
    ...(hours?.cells.flat() ?? []),
  ]
  return cells.filter(c => c === null).length
}

type Dimension = 'purpose' | 'kind' | 'channel'
const dimensionsOf = ({ purposes, kind, channel }: Filter): Dimension[] => [
  ...(purposes === null ? [] : ['purpose' as const]),
  ...(kind === null ? [] : ['kind' as const]),
  ...(channel === null ? [] : ['channel' as const]),
]
const filterOf = (by: Dimension, value: string): Filter => ({
  ...NO_FILTER,
  ...(by === 'purpose' ? { purposes: [value] } : { [by]: value }),
})

/** Why nothing of it may go out, as far as it is known before anything is counted. */
export const whyNotOut = (view: View, filter: Filter, today: Day): Exclude<NotOut, 'back'> | null => {
  const why = notReleased(view.period, today)
  if (why) return why
  if (dimensionsOf(filter).length > 1) return 'filters'
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
const reader = (book: Book) => {
  const count = memo((span: Span, filter: Filter): Counted => countIn(book, { from: span.from, to: span.to }, filter))
  const tables = memo(
    (span: Span, filter: Filter): ReadonlyMap<string, { readonly table: FigureTable; readonly values: ReadonlyMap<string, number> }> => {
      const all = TABLE_PARTS.flatMap(p => tablesIn(p, count(span, filter), null, book.words))
      return new Map(
        all.map(table => {
          const { n } = table.notAsked
          return [
            table.id,
            { table, values: new Map([...table.rows.map(r => [r.value, r.n] as const), ...(n === null ? [] : [[NOT_ASKED, n] as const])]) },
          ]
        }),
      )
    },
  )
  return { count, tables }
}
type Reader = ReturnType<typeof reader>

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

type Asked = { readonly filter: Filter; readonly k: number; readonly small: boolean; readonly pause: () => Promise<void> }
/** Of one period: each table's values, null where it is kept back; the counts that are hidden. */
type Masked = {
  readonly counts: Readonly<Record<string, Shown>>
  readonly months: Released['months']
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Shown> | null>
  readonly hidden: (id: string) => { readonly values: readonly string[]; readonly line: HiddenLine }
}

/** One release after the other: a table at a time, so that whoever types meanwhile is not kept waiting. */
const maskOf = async (book: Book, read: Reader, period: Period, { filter, k, small, pause }: Asked): Promise<Masked | 'back'> => {
  const [by] = dimensionsOf(filter)
  const months = monthsUpTo(book, period, by !== undefined)
  const lines = <T>(of: (span: Span) => T): Lines<T> => ({ months: months.map(m => [m, of(monthSpan(m))] as const), period: of(period) })
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
  const lineOf = (id: string, span: Span, under: Filter): readonly number[] => {
    const { values } = read.tables(span, under).get(id) ?? { values: new Map<string, number>() }
    return valuesOf(id).map(v => values.get(v) ?? 0)
  }
  /** Where several answers may be given, "not asked" tells how many were asked: hidden with them when they are few. */
  const alsoHidden = (id: string, span: Span): readonly number[] => {
    const notAsked = valuesOf(id).indexOf(NOT_ASKED)
    const asked = read.count(span, NO_FILTER).said.entries - (lineOf(id, span, NO_FILTER)[notAsked] ?? 0)
    return notAsked >= 0 && asked > 0 && asked < k ? [notAsked] : []
  }
  const hiddenOf = memo((id: string): Hidden<HiddenLine> =>
    releaseLines(
      lines(span => lineOf(id, span, NO_FILTER)),
      period,
      k,
      of => alsoHidden(id, of === 'period' ? period : monthSpan(of)),
    ),
  )

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

  const tables = new Map<string, ReadonlyMap<string, Shown> | null>()
  for (const id of ids) {
    // bands of ages by purpose go out with the year, joined to wider ones: exact ones of one purpose beside them would tell the difference
    if (id === by || (by === 'purpose' && id === 'ageBand') || (small && OF_TIME.includes(id))) continue
    const values = valuesOf(id)
    const counts = lineOf(id, period, filter)
    let hidden: HiddenLine = hiddenOf(id).period
    if (by !== undefined) {
      const grids = releaseGrids(
        lines(span => gridOf(id, by, span)),
        period,
        k,
        hiddenOf(id),
        hiddenOf(by),
      )
      hidden = grids.period?.[row] ?? null
    }
    tables.set(id, hidden && new Map(values.map((v, i) => [v, hidden[i] ? null : (counts[i] ?? 0)])))
    await pause()
  }

  // what few of a filter share (estimated, to confirm, with somebody) would be told by the other values of the filter
  const what = by === undefined ? COUNTS : (['visits', 'services'] as const)
  const countsIn = (span: Span, under: Filter): Counts => Object.fromEntries(what.map(c => [c, read.count(span, under).said[c]]))
  const here = countsIn(period, filter)
  const out =
    by === undefined
      ? releaseCounts(
          lines(span => countsIn(span, NO_FILTER)),
          period,
          k,
        )
      : hiddenCounts(here, k, countsIn(period, NO_FILTER))
  const ours = period.is === 'month' ? [] : monthsOf(period).filter(m => months.includes(m))
  return {
    counts: Object.fromEntries(Object.entries(here).map(([c, n]) => [c, out.has(c) ? null : n])),
    months:
      by === undefined
        ? ours.map(month => ({ month, n: whole.months.get(month) === null ? null : read.count(monthSpan(month), NO_FILTER).said.visits }))
        : [],
    tables,
    hidden: id => ({ values: valuesOf(id), line: hiddenOf(id).period }),
  }
}

const crossed = <C, R>(
  {
    columns,
    rows,
    counts,
  }: { readonly columns: readonly C[]; readonly rows: readonly R[]; readonly counts: readonly (readonly number[])[] },
  mask: Mask,
): ReleasedCrossed<C, R> => ({ columns, rows, cells: counts.map((line, i) => line.map((n, j) => (mask[i]?.[j] ? null : n))) })

const bandsOf = (book: Book, { said }: Counted, masked: Masked, k: number): Released['bands'] => {
  const { values, line } = masked.hidden('purpose')
  if (line === null) return 'too-fine'
  for (const how of ['exact', 'coarse'] as const) {
    const table = purposesByBand(said, book.words, how)
    if (table.rows.length === 0) return null
    const mask = suppress(table.counts, k, (i, j) => {
      if (j < table.columns.length) return 'free' // the totals of bands stand nowhere else
      const purpose = table.rows[i]
      return purpose !== undefined && line[values.indexOf(purpose)] ? 'hidden' : 'shown'
    })
    if (mask && !isTooFine(mask)) return { ...crossed(table, mask), how }
  }
  return 'too-fine'
}

type Release = {
  readonly book: Book
  readonly view: View
  readonly filter: Filter
  /** From how many on a number is shown. */
  readonly k: number
  /** How many work there; null where nobody has said. */
  readonly staff: number | null
  readonly minutes: number | null
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>
}

/** `whyNotOut` was asked before. */
export const release = async ({ book, view, filter, k, staff, minutes, pause }: Release): Promise<Released | 'back'> => {
  const read = reader(book)
  const { period } = view
  const asked: Asked = { filter, k, small: isSmallTeam(staff), pause }
  const now = await maskOf(book, read, period, asked)
  if (now === 'back') return now
  const then = view.earlier && (await maskOf(book, read, yearBefore(period), asked))
  const before = then === 'back' ? null : then
  const plain = !isFiltered(filter) && period.is !== 'month'
  const counted = read.count(period, NO_FILTER)
  const week = hoursOfWeek(counted.said)
  const weekMask = plain && !asked.small && week.rows.length > 0 ? suppress(week.counts, k) : null
  return {
    ...{ k, small: asked.small, months: now.months },
    counts: view.counts.map(({ what }) => ({
      what,
      n: now.counts[what] ?? null,
      before: before ? (before.counts[what] ?? null) : undefined,
    })),
    tables: [...now.tables].map(([id, values]): ReleasedTable => {
      const { table } = read.tables(period, NO_FILTER).get(id)!
      const earlier = before?.tables.get(id)
      const all = [...new Set([...(values?.keys() ?? []), ...(earlier?.keys() ?? [])])]
      // of a table that a year ago was too small nothing is set beside this year's
      const beforeOf = (v: string): Shown | undefined => (earlier ? (earlier.has(v) ? (earlier.get(v) ?? null) : 0) : undefined)
      const rows = values && all.map(value => ({ value, n: values.has(value) ? (values.get(value) ?? null) : 0, before: beforeOf(value) }))
      return {
        table: { id, takes: table.takes, list: table.list },
        rows: rows && rows.filter(r => r.n !== 0 || (r.before !== 0 && r.before !== undefined) || r.value === NOT_ASKED),
      }
    }),
    bands: plain && !counted.sealed ? bandsOf(book, counted, now, k) : null,
    hours: weekMask && crossed(week, weekMask),
    perHour: plain && !asked.small && now.counts['visits'] !== null ? perOpenHour(counted.said.visits, minutes) : null,
  }
}
