// What a bench hands back, and how it is judged: the median of several runs, or the 95th percentile, or the worst, against a limit.

export type Measured = {
  readonly what: string
  readonly unit: 'ms' | 'B' | 'kB' | 'MB' | 'trips' | 'times' | 'lost' | 'visits/s'
  /** One for each run. */
  readonly values: readonly number[]
  /** Which figure of the runs is held against the limit. */
  readonly by: 'median' | 'p95' | 'most'
  /** At most this much; null: for information. */
  readonly limit: number | null
}

/** Opens what a bench needs; `atEnd` closes it when the bench is over, whatever happened. */
export type Bench = {
  readonly name: string
  readonly run: (atEnd: (close: () => Promise<void>) => void) => Promise<readonly Measured[]>
}

/** The value that `share` of the runs do not exceed. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

const judged = (m: Measured): number =>
  m.by === 'median' ? median(m.values) : m.by === 'p95' ? percentile(m.values, 0.95) : percentile(m.values, 1)

export const isMissed = (m: Measured): boolean => m.limit !== null && !(judged(m) <= m.limit) // NaN is a miss

const figure = (n: number): string => (Number.isInteger(n) ? String(n) : n.toFixed(Math.abs(n) < 10 ? 2 : 1))

/** One line of the table: what, unit, runs, median, p95, worst, limit, ratio of the judged figure to it, verdict. */
const cells = (m: Measured): string[] => {
  const mark = (by: Measured['by'], n: number): string => (m.limit !== null && m.by === by ? `>${figure(n)}` : figure(n))
  return [
    m.what,
    m.unit,
    String(m.values.length),
    mark('median', median(m.values)),
    mark('p95', percentile(m.values, 0.95)),
    mark('most', percentile(m.values, 1)),
    m.limit === null ? '' : `≤ ${figure(m.limit)}`,
    m.limit === null ? '' : m.limit === 0 ? '' : (judged(m) / m.limit).toFixed(2),
    m.limit === null ? '' : isMissed(m) ? 'MISSED' : 'held',
  ]
}

/** The figure that is judged has a '>' before it. */
export const table = (list: readonly Measured[]): string => {
  const rows = [['', '', 'runs', 'median', 'p95', 'worst', 'limit', 'ratio', ''], ...list.map(cells)]
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map(r => r[c]!.length))) // every row has the same cells
  return rows.map(r => r.map((cell, c) => (c < 2 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  ')).join('\n')
}
