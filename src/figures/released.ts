// What of a period goes out, as it will be read: the same for the preview on the screen, for paper and for files. What of it is hidden says mask.ts.
import { isFiltered, NO_FILTER, type Filter } from '../domain/count-said.ts'
import type { Slot } from '../domain/day.ts'
import {
  hoursOfWeek,
  NAMED_MOST,
  perOpenHour,
  purposesByBand,
  TABLE_PARTS,
  tablesIn,
  type Count,
  type Counted,
  type FigureTable,
} from '../domain/figures.ts'
import { yearBefore } from '../domain/figure-period.ts'
import { referenceOf } from '../domain/purposes.ts'
import { isSmallTeam } from '../domain/release.ts'
import { coarseAge } from '../domain/told.ts'
import { isTooFine, suppress, type Held, type Mask } from '../domain/suppression.ts'
import { isSettledYear } from '../domain/school-start.ts'
import { maskOf, NOT_ASKED, reader, type Asked, type Masked, type Shown } from './mask.ts'
import type { Book } from './read-book.ts'
import type { View } from './view.ts'

/** `before` undefined: not compared. */
export type ReleasedPair = { readonly n: Shown; readonly before: Shown | undefined }
export type ReleasedTable = {
  readonly table: Pick<FigureTable, 'id' | 'takes' | 'unit' | 'list'>
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
  readonly months: Masked['months']
  readonly tables: readonly ReleasedTable[]
  /** Of a year; 'too-fine': with the widest bands, too, more is hidden than shown, and the purposes alone stand for it. */
  readonly bands: ReleasedBands | 'too-fine' | null
  readonly hours: ReleasedCrossed<Slot, number> | null
  readonly perHour: number | null
  /** Of a year without a filter; null where it does not go out. */
  readonly autonomy: { readonly share: number; readonly before: number | null } | null
}
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

const crossed = <C, R>(
  {
    columns,
    rows,
    counts,
  }: { readonly columns: readonly C[]; readonly rows: readonly R[]; readonly counts: readonly (readonly number[])[] },
  mask: Mask,
): ReleasedCrossed<C, R> => ({ columns, rows, cells: counts.map((line, i) => line.map((n, j) => (mask[i]?.[j] ? null : n))) })

/**
 * Purposes by bands of ages. Both stand in the same file by themselves: so its rows add up to the purposes, and with those who named none its columns to
 * the bands, as they are shown or hidden there. A wide band of which a part is hidden there must not be told by its column.
 */
const bandsOf = (book: Book, { said }: Counted, masked: Masked, k: number): Released['bands'] => {
  const [purposes, ages] = [masked.hidden('purpose'), masked.hidden('ageBand')]
  const [lineOfPurposes, lineOfAges] = [purposes.line, ages.line]
  if (lineOfPurposes === null || lineOfAges === null) return 'too-fine'
  for (const how of ['exact', 'coarse'] as const) {
    const table = purposesByBand(said, book.words, how)
    if (table.rows.length === 0) return null
    const parts = table.columns.map(band => [...ages.values.keys()].filter(i => inBand(ages.values[i]!, band, how)))
    const nameless = parts.map(those => those.reduce((n, i) => n + (masked.nameless.get(ages.values[i]!) ?? 0), 0))
    const counts = [...table.counts, nameless]
    const held = (i: number, j: number): Held => {
      const [isTotal, isColumn] = [j === table.columns.length, i === counts.length]
      if (!isTotal && !isColumn) return 'free'
      if (!isTotal) return parts[j]!.some(at => lineOfAges[at]) ? 'hidden' : 'shown'
      return !isColumn && lineOfPurposes[purposes.values.indexOf(table.rows[i] ?? NOT_ASKED)] ? 'hidden' : 'shown'
    }
    const mask = suppress(counts, k, held)
    if (mask && !isTooFine(mask.filter((_, i) => i !== table.rows.length))) return { ...crossed(table, mask), how }
  }
  return 'too-fine'
}

/** Whether an answer about the age is counted in that column; '' is not asked. */
const inBand = (answer: string, band: string, how: 'exact' | 'coarse'): boolean => {
  if (answer === NOT_ASKED) return band === ''
  return (how === 'exact' ? answer || 'unknown' : (coarseAge(answer) ?? 'unknown')) === band
}

type ReleasedRow = NonNullable<ReleasedTable['rows']>[number]
const isCounted = ({ value, n, before }: ReleasedRow): boolean => n !== 0 || (before !== 0 && before !== undefined) || value === NOT_ASKED

/** Of a long list only what is shown, in its order: that something was named once or twice is no news. Null where there is none. */
const mostNamed = (table: FigureTable, rows: readonly ReleasedRow[]): readonly ReleasedRow[] | null => {
  const byValue = new Map(rows.map(r => [r.value, r]))
  const shown = table.rows.flatMap(({ value }) => byValue.get(value) ?? []).filter(r => r.n !== null && r.n > 0)
  return shown.length === 0 && rows.some(r => r.n === null) ? null : shown.slice(0, NAMED_MOST)
}

/** V5: a centre's own purposes added up under their references, of what is shown and so telling nothing more: a sum with a hidden part is hidden. */
const referencesOf = ({ table, rows }: ReleasedTable, { words }: Book): ReleasedTable[] => {
  if (!rows?.some(r => words.locals.some(p => p.id === r.value))) return []
  const under = (value: string): string => referenceOf(words.locals, value) ?? value
  const add = (a: Shown | undefined, b: Shown | undefined): Shown | undefined =>
    a === undefined || b === undefined ? undefined : a === null || b === null ? null : a + b
  const sums = new Map<string, ReleasedRow>()
  for (const { value, n, before } of rows) {
    const [ref, sum] = [under(value), sums.get(under(value))]
    sums.set(ref, { value: ref, n: sum ? (add(sum.n, n) ?? null) : n, before: sum ? add(sum.before, before) : before })
  }
  return [{ table: { ...table, id: 'reference' }, rows: [...sums.values()] }]
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
  // a year that may not go out does not go out beside another
  const then = view.earlier && isSettledYear(yearBefore(period), book.schoolStarts) && (await maskOf(book, read, yearBefore(period), asked))
  const before = then === 'back' || !then ? null : then
  const plain = !isFiltered(filter) && period.is !== 'month'
  const counted = read.count(period, NO_FILTER)
  const week = hoursOfWeek(counted.said)
  const listed = new Map(
    TABLE_PARTS.flatMap(p => tablesIn(p, counted, view.earlier && read.count(yearBefore(period), NO_FILTER), book.words)).map(table => [
      table.id,
      table.rows.map(r => r.value),
    ]),
  )
  /** As on the screen: masks are decided for all months at once, in the order in which their values came. What was not asked is last. */
  const inListOrder = (id: string, values: readonly string[]): readonly string[] => {
    const order = listed.get(id) ?? []
    const place = (v: string): number => (v === NOT_ASKED ? order.length + 1 : order.includes(v) ? order.indexOf(v) : order.length)
    return values.toSorted((a, b) => place(a) - place(b))
  }
  const weekMask = plain && !asked.small && week.rows.length > 0 ? suppress(week.counts, k) : null
  return {
    ...{ k, small: asked.small, months: now.months },
    counts: view.counts.map(({ what }) => ({
      what,
      n: now.counts[what] ?? null,
      before: before ? (before.counts[what] ?? null) : undefined,
    })),
    tables: [...now.tables].flatMap(([id, values]): ReleasedTable[] => {
      const { table } = read.tables(period, NO_FILTER).get(id)! // it was masked under this id
      const earlier = before?.tables.get(id)
      const all = inListOrder(id, [...new Set([...(values?.keys() ?? []), ...(earlier?.keys() ?? [])])])
      // of a table that a year ago was too small nothing is set beside this year's
      const beforeOf = (v: string): Shown | undefined => (earlier ? (earlier.has(v) ? (earlier.get(v) ?? null) : 0) : undefined)
      const rows = values && all.map(value => ({ value, n: values.has(value) ? (values.get(value) ?? null) : 0, before: beforeOf(value) }))
      const out: ReleasedTable = { table, rows: rows && (table.unit === 'namings' ? mostNamed(table, rows) : rows.filter(isCounted)) }
      return id === 'purpose' ? [out, ...referencesOf(out, book)] : [out]
    }),
    bands: plain && !counted.sealed ? bandsOf(book, counted, now, k) : null,
    hours: weekMask && crossed(week, weekMask),
    autonomy: now.autonomy === null ? null : { share: now.autonomy, before: before?.autonomy ?? null },
    perHour: plain && !asked.small && now.counts['visits'] !== null ? perOpenHour(counted.said.visits, minutes) : null,
  }
}
