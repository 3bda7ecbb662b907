// What of the figures may leave the centre, in files and on paper (V12, T9). A number that is hidden in one file must not be worked out from others: so a
// file is a whole month, or a whole year, that is over; it has one filter at most; and what is hidden of a table is decided for all files at once,
// those of the other values of the filter and those of the months of the year. What this does not cover is said at the end of this file.
import { monthOf, type Day, type Month } from './day.ts'
import { monthsOf, SEPTEMBER, type Period, type PeriodKind } from './figure-period.ts'
import { isSettledYear, type SchoolStarts } from './school-start.ts'
import { settledBy, type Sum } from './settled.ts'
import { suppress, suppressLine, withTotals, type Grid, type Held, type Mask } from './suppression.ts'

/** A day or a week is too small to go out. */
export const isReleasable = (is: PeriodKind): boolean => is !== 'day' && is !== 'week'

/**
 * What is not over would go out twice, and tell by the difference what came in between. 'other-start': a school year of which some months were settled
 * with one that begins in another month, and may have gone out with it.
 */
export type NotReleased = 'too-short' | 'not-over' | 'other-start'
export const notReleased = (p: Period, today: Day, starts: SchoolStarts = []): NotReleased | null => {
  if (!isReleasable(p.is)) return 'too-short'
  if (!isSettledYear(p, starts)) return 'other-start'
  return today <= p.to ? 'not-over' : null
}

/** Of a line of counts, which are hidden, the last its total; null where the whole line is kept back, zeros too. */
export type HiddenLine = readonly boolean[] | null
/** The same of a line for each value of a filter, and the last for all. */
export type HiddenGrid = Mask | null

/**
 * What is hidden in a single month could be had from the year and its other months. So it is owed: the next month hides the same cell as well, until
 * those hidden in a year so far are at least two and together no smaller than what may be shown; what is still owed when the year ends, the year hides.
 */
type Owed = { count: number; sum: number }
const isOwed = ({ count, sum }: Owed, k: number): boolean => sum > 0 && (count < 2 || sum < k)
const NOTHING: Owed = { count: 0, sum: 0 }

/** In which month the school year begins, for what is settled in that one. */
type SchoolStart = (month: Month) => number
const inSeptember: SchoolStart = () => SEPTEMBER

/** For each kind of year, of which each is a file of its own, what is owed of each cell since it began: of the calendar's, and of the school's. */
const debts = (k: number, schoolStart: SchoolStart = inSeptember) => {
  const [calendar, school] = [new Map<number, Owed>(), new Map<number, Owed>()]
  const books = [calendar, school]
  return {
    begin: (month: Month): void => {
      const at = Number(month.slice(5))
      if (at === 1) calendar.clear()
      if (at === schoolStart(month)) school.clear()
    },
    owes: (cell: number): boolean => books.some(book => isOwed(book.get(cell) ?? NOTHING, k)),
    hide: (cell: number, n: number): void => {
      for (const book of books) {
        const { count, sum } = book.get(cell) ?? NOTHING
        book.set(cell, { count: count + 1, sum: sum + n })
      }
    },
  }
}

/** Of the hidden ones among months of one year, which cells the year must hide too. */
const owedBy = (
  months: readonly { readonly counts: readonly number[]; readonly hidden: readonly boolean[] | null }[],
  k: number,
): boolean[] =>
  (months[0]?.counts ?? []).map((_, cell) => {
    const here = months.filter(m => m.hidden === null || m.hidden[cell])
    return isOwed({ count: here.length, sum: here.reduce((n, m) => n + m.counts[cell]!, 0) }, k)
  })

/** What is counted of one table, month by month from the first of the book on, and of the period that goes out, by the same values. */
export type Lines<T> = {
  readonly months: readonly (readonly [Month, T])[]
  readonly period: T
  /** Where it is not September. */
  readonly schoolStart?: SchoolStart
}
export type Hidden<T> = { readonly months: ReadonlyMap<Month, T>; readonly period: T }

const sumOf = (line: readonly number[]): number => line.reduce((a, b) => a + b, 0)

/**
 * `also`: cells that must be hidden whatever they count (what was not asked, where those who were asked are few), of a month or of the period; the place
 * after the last is the total's, which nobody is told of what does not add up to anything. A month of which the whole is small, or is owed, is kept back.
 */
export const releaseLines = (
  { months, period, schoolStart }: Lines<readonly number[]>,
  of: Period,
  k: number,
  also: (of: Month | 'period', owes: (cell: number) => boolean) => readonly number[] = () => [],
): Hidden<HiddenLine> => {
  const cells = debts(k, schoolStart)
  const whole = debts(k, schoolStart)
  const out = new Map<Month, HiddenLine>()
  for (const [month, line] of months) {
    cells.begin(month)
    whole.begin(month)
    const total = sumOf(line)
    const back = (total > 0 && total < k) || whole.owes(0)
    const extra = also(month, cells.owes)
    const hidden = back
      ? null
      : suppressLine(line, k, at => (extra.includes(at) || (at < line.length && cells.owes(at)) ? 'hidden' : 'free'))
    if (back) whole.hide(0, total)
    for (const [at, n] of line.entries()) if (hidden === null || hidden[at]) cells.hide(at, n)
    out.set(month, hidden)
  }
  if (of.is === 'month') return { months: out, period: out.get(monthOf(of.from)) ?? null }
  const ours = inYear(months, of).map(([month, counts]) => ({ counts, hidden: out.get(month) ?? null }))
  const owed = owedBy(ours, k)
  const extra = also('period', at => owed[at] ?? false)
  const isSmall = sumOf(period) > 0 && sumOf(period) < k
  if (isSmall) return { months: out, period: null }
  const yearWith = (alsoOf: (at: number) => boolean | undefined): HiddenLine =>
    suppressLine(period, k, at => (extra.includes(at) || owed[at] || alsoOf(at) ? 'hidden' : 'free'))
  const hidden = yearWith(() => false)
  const files = ours.map(m => lineFile(m.counts, m.hidden))
  if (!tellsFew([...files, lineFile(period, hidden)], k)) return { months: out, period: hidden }
  // of what a month hides the year then says nothing either
  return { months: out, period: yearWith(at => at < period.length && ours.some(m => m.hidden === null || m.hidden[at])) }
}

const inYear = <T>(months: readonly (readonly [Month, T])[], of: Period): (readonly [Month, T])[] => {
  const ours = new Set(monthsOf(of))
  return months.filter(([month]) => ours.has(month))
}

/**
 * The same for every value of a filter at once: rows are its values, columns those of the table. The last row of what comes out is that of all of them,
 * which is decided already (`all`: this table without the filter), and so is the last column (`values`: the table of the filter's own values).
 */
export const releaseGrids = (
  { months, period, schoolStart }: Lines<Grid>,
  of: Period,
  k: number,
  all: Hidden<HiddenLine>,
  values: Hidden<HiddenLine>,
): Hidden<HiddenGrid> => {
  const cells = debts(k, schoolStart)
  const out = new Map<Month, HiddenGrid>()
  const width = period[0]?.length ?? 0
  const gridOf = (grid: Grid, columns: HiddenLine, rows: HiddenLine, owes: (cell: number) => boolean): HiddenGrid => {
    if (columns === null || rows === null) return null
    const held = (i: number, j: number): Held => {
      if (i === grid.length && j === width) return 'shown'
      if (i === grid.length) return columns[j] ? 'hidden' : 'shown'
      if (j === width) return rows[i] ? 'hidden' : 'shown'
      return owes(i * width + j) ? 'hidden' : 'free'
    }
    return suppress(grid, k, held)
  }
  for (const [month, grid] of months) {
    cells.begin(month)
    const hidden = gridOf(grid, all.months.get(month) ?? null, values.months.get(month) ?? null, cells.owes)
    for (const [i, row] of grid.entries())
      for (const [j, n] of row.entries()) if (hidden === null || hidden[i]![j]) cells.hide(i * width + j, n)
    out.set(month, hidden)
  }
  if (of.is === 'month') return { months: out, period: out.get(monthOf(of.from)) ?? null }
  const ours = inYear(months, of).map(([month, grid]) => ({
    counts: grid.flat(),
    hidden:
      out
        .get(month)
        ?.slice(0, -1)
        .flatMap(row => row.slice(0, -1)) ?? null,
  }))
  const owed = owedBy(ours, k)
  const year = gridOf(period, all.period, values.period, cell => owed[cell] ?? false)
  const files = inYear(months, of).map(([m, grid]) =>
    gridFile(grid, out.get(m) ?? null, all.months.get(m) ?? null, values.months.get(m) ?? null),
  )
  return { months: out, period: tellsFew([...files, gridFile(period, year, all.period, values.period)], k) ? null : year }
}

/** All that is told of a month or of the year, with its totals, and what of it is hidden. */
type File = { readonly cells: Grid; readonly hidden: Mask }
const lineFile = (line: readonly number[], hidden: HiddenLine): File => ({
  cells: [[...line, sumOf(line)]],
  hidden: [hidden ?? [...line, 0].map(() => true)],
})
const gridFile = (grid: Grid, hidden: HiddenGrid, columns: HiddenLine, rows: HiddenLine): File => {
  const cells = withTotals(grid)
  const of = (i: number, j: number, width: number): boolean => {
    if (i === grid.length) return columns === null || columns[j]!
    if (j === width) return rows === null || rows[i]!
    return hidden === null || hidden[i]![j]!
  }
  return { cells, hidden: cells.map((row, i) => row.map((_, j) => of(i, j, row.length - 1))) }
}

/** Whether something small can be worked out of these months and their year, which is the last, together: by equations that none of them has by itself (§10.2). */
const tellsFew = (files: readonly File[], k: number): boolean => {
  const [{ cells }] = files as [File] // a year has months
  const [height, width] = [cells.length, cells[0]!.length]
  const all = files.flatMap(f => f.cells.flat())
  const unknown = files.flatMap(f => f.hidden.flat())
  /** The last is what the others make. */
  const sum = (places: readonly number[]): Sum =>
    places.flatMap((at, n) => (unknown[at] ? [[at, n === places.length - 1 ? -1 : 1] as const] : []))
  const [rows, columns, periods] = [height, width, files.length].map(n => Array.from({ length: n }, (_, i) => i)) as [
    number[],
    number[],
    number[],
  ]
  const at = (f: number, i: number, j: number): number => (f * height + i) * width + j
  const sums = [
    ...periods.flatMap(f => rows.map(i => sum(columns.map(j => at(f, i, j))))),
    ...(height > 1 ? periods.flatMap(f => columns.map(j => sum(rows.map(i => at(f, i, j))))) : []),
    ...rows.flatMap(i => columns.map(j => sum(periods.map(f => at(f, i, j))))),
  ]
  // how many came in all is no secret
  return [...settledBy(sums)].some(c => isFew(all[c]!, k) && c % (height * width) !== height * width - 1)
}

/**
 * Of counts that are part of a total shown elsewhere (null: hidden there), which must be hidden so that what is left of it is nothing, or no smaller than what
 * may be shown. Small ones always are; where more was named than the total has, nobody can say what is left. One that is owed is never left by itself.
 */
export const hiddenWithin = (
  counts: readonly number[],
  total: number | null,
  k: number,
  owes: (i: number) => boolean = () => false,
): readonly number[] => {
  const places = [...counts.keys()].filter(i => counts[i]! > 0)
  const hidden = new Set(places.filter(i => isFew(counts[i]!, k) || owes(i)))
  const shown = places.filter(i => !hidden.has(i)).sort((a, b) => counts[a]! - counts[b]!)
  let left = total === null ? null : total - shown.reduce((n, i) => n + counts[i]!, 0)
  const isAlone = (): boolean => hidden.size === 1 && [...hidden].some(i => owes(i) && counts[i] === left)
  while (shown.length > 0 && (left === null || left < 0 || isFew(left, k) || isAlone())) {
    const next = shown.shift()! // there is one
    hidden.add(next)
    if (left !== null) left += counts[next]!
  }
  return [...hidden]
}

export type Counts = Readonly<Record<string, number>>
const isFew = (n: number, k: number): boolean => n > 0 && n < k

/**
 * Of counts that stand alone, which are hidden: small ones, and those that differ by so few from a count that is shown that these few are told. `all`: the
 * same without the filter, where there is one.
 */
export const hiddenCounts = (counts: Counts, k: number, all: Counts | null = null): ReadonlySet<string> => {
  const visits = counts['visits'] ?? 0
  const besides = (what: string, n: number): boolean =>
    (what === 'present' && isFew(n - visits, k)) ||
    ((what === 'estimated' || what === 'toConfirm') && isFew(visits - n, k)) ||
    (all !== null && isFew((all[what] ?? 0) - n, k))
  return withSteps(new Set(Object.entries(counts).flatMap(([what, n]) => (isFew(n, k) || besides(what, n) ? [what] : []))))
}
/** Services are what was noted, which its kinds tell, and further steps: where these are few, they are told by them. */
const withSteps = (hidden: Set<string>): Set<string> => (hidden.has('steps') ? hidden.add('services') : hidden)

/** The same of a period with its months: a year also hides what only one of them hides. Not its visits: how many came is no secret, only what they said. */
export const releaseCounts = ({ months, period }: Lines<Counts>, of: Period, k: number): ReadonlySet<string> => {
  const hidden = new Set(hiddenCounts(period, k))
  if (of.is === 'month') return hidden
  const ours = inYear(months, of).map(([, counts]) => ({ counts, hidden: hiddenCounts(counts, k) }))
  for (const what of Object.keys(period)) {
    const here = ours.filter(m => m.hidden.has(what))
    const owed = isOwed({ count: here.length, sum: here.reduce((n, m) => n + (m.counts[what] ?? 0), 0) }, k)
    if (owed && what !== 'visits' && what !== 'services') hidden.add(what)
  }
  return withSteps(hidden)
}

/** A centre of one or two people: when they work, how long they take and how many they see is theirs, and never leaves it. Unknown is small. */
export const isSmallTeam = (staff: number | null): boolean => staff === null || staff < 3

// Not covered, and said in src/README.md: a correction that comes after a file went out (two files of one month then differ by it); and a
// calendar year beside a school year, which share months. When the month in which the school year begins is changed says school-start.ts.
