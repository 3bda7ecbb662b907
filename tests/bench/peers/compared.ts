// The same work done by three servers, beside each other: what each needed, and how far ahead of each peer we are.
import { median, percentile } from '../measured.ts'
import { PEERS, SIDES, type Peer, type Side } from './servers.ts'

export type Compared = {
  readonly what: string
  readonly unit: 'visits/s' | 'ms' | 'µs' | 'B' | 'lost'
  /** null: told for information, not judged. */
  readonly better: 'more' | 'less' | null
  readonly by: 'median' | 'p95'
  /** What holds us back where we are behind. */
  readonly limit?: string
  /** One for each round. */
  readonly values: Readonly<Record<Side, readonly number[]>>
}

export const figureOf = (c: Compared, side: Side): number => (c.by === 'median' ? median(c.values[side]) : percentile(c.values[side], 0.95))

/** How many times better we are than that peer: 2 is twice, 0.5 half as good; 1 when both need nothing, null where nothing is judged. */
export const ahead = (c: Compared, peer: Peer): number | null => {
  const [ours, theirs] = [figureOf(c, 'Relais'), figureOf(c, peer)]
  if (c.better === null) return null
  const [over, under] = c.better === 'more' ? [ours, theirs] : [theirs, ours]
  return over === under ? 1 : over / under
}

/** Behind at least one of them. Level is not behind. */
export const isBehind = (c: Compared): boolean => c.better !== null && PEERS.some(p => !(ahead(c, p)! >= 1)) // NaN is behind

const round = (n: number): string => (Math.abs(n) < 10 && !Number.isInteger(n) ? n.toFixed(1) : Math.round(n).toLocaleString('en'))
const times = (n: number | null): string => (n === null ? '' : n === Infinity ? '∞' : `${n < 10 ? n.toFixed(2) : Math.round(n)}×`)

const cells = (c: Compared): string[] => [
  c.what,
  c.unit,
  ...SIDES.map(s => round(figureOf(c, s))),
  ...PEERS.map(p => times(ahead(c, p))),
  c.better === null ? '' : isBehind(c) ? 'MISSED' : 'ahead',
]

export const comparedTable = (list: readonly Compared[]): string => {
  const rows = [['', '', ...SIDES, ...PEERS.map(p => `to ${p}`), ''], ...list.map(cells)]
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map(r => r[c]!.length))) // every row has the same cells
  const lines = rows.map(r => r.map((cell, c) => (c < 2 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join('  '))
  const why = list.filter(c => isBehind(c) && c.limit).map(c => `Behind, ${c.what}: ${c.limit}`)
  return [...lines, ...(why.length > 0 ? ['', ...why] : [])].join('\n')
}
