// Small numbers that leave the centre (`domain.md` §10.2, R26): a count below the threshold is hidden, and so are neighbours, until nothing hidden
// can be worked out again from what is shown. Pure, and the same for screen, paper and file.

/** Rows of counts, all as long as each other. */
export type Grid = readonly (readonly number[])[]

/** One cell more in each direction: the last of a row is its total, the last row are those of the columns. True: hidden. */
export type Mask = readonly (readonly boolean[])[]

/** Of a cell of the grid with its totals, what was decided elsewhere, where it stands in another table too. */
export type Held = 'shown' | 'hidden' | 'free'

/** Above this share of hidden cells a coarser table is proposed. */
const MANY = 0.4

const isSmall = (n: number, k: number): boolean => n > 0 && n < k

/**
 * A count between two nodes of a network in which, at each node, what comes in is what goes out: a row gives its total to its cells, a column takes
 * its cells and gives them to its total. So every sum a reader can make is a node, and what can be another number without anybody noticing is a
 * circle.
 */
type Cell = { readonly n: number; readonly from: number; readonly to: number; readonly dear: number }

/** How dear it is to hide: a cell as much as it counts, a total only where no cell is left, the grand total never. */
const TOTAL = 1e6
const NEVER = Infinity
/** How much dearer it is to open a row or a column in which nothing is hidden yet. */
const OPENS = 1e4

/** Of a grid with its totals: rows, then columns, then the two that hold the totals together. */
const cellsOf = (all: Grid): Cell[] => {
  const [rows, cols] = [all.length - 1, (all[0]?.length ?? 1) - 1]
  const [rowTotals, colTotals] = [rows + cols, rows + cols + 1]
  return all.flatMap((row, i) =>
    row.map((n, j): Cell => {
      if (i < rows && j < cols) return { n, from: i, to: rows + j, dear: n }
      if (i < rows) return { n, from: colTotals, to: i, dear: TOTAL + n }
      return j < cols ? { n, from: rows + j, to: rowTotals, dear: TOTAL + n } : { n, from: rowTotals, to: colTotals, dear: NEVER }
    }),
  )
}

export const withTotals = (grid: Grid): number[][] => {
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  const rows = grid.map(row => [...row, sum(row)])
  return [...rows, (rows[0] ?? [0]).map((_, j) => sum(rows.map(row => row[j] ?? 0)))]
}

/** The hidden cells at each node, those that come in and those that go out. */
const atNodes = (cells: readonly Cell[], hidden: ReadonlySet<number>): Map<number, { in: number[]; out: number[]; all: number[] }> => {
  const nodes = new Map<number, { in: number[]; out: number[]; all: number[] }>()
  const node = (name: number): { in: number[]; out: number[]; all: number[] } => {
    const known = nodes.get(name) ?? { in: [], out: [], all: [] }
    nodes.set(name, known)
    return known
  }
  for (const [i, c] of cells.entries()) {
    node(c.from).all.push(i)
    node(c.to).all.push(i)
    if (!hidden.has(i)) continue
    node(c.from).out.push(i)
    node(c.to).in.push(i)
  }
  return nodes
}

/**
 * The hidden cells of which the number can be read off what is shown. Zeros are shown, so whoever looks knows that a hidden cell is at least 1. A cell
 * can be one more, or one less, where others along a circle can make up for it; else there is only one number for it.
 */
const determined = (cells: readonly Cell[], hidden: ReadonlySet<number>): number[] => {
  const steps = new Map<number, { readonly to: number; readonly by: number }[]>()
  const step = (from: number, to: number, by: number): void => void steps.set(from, [...(steps.get(from) ?? []), { to, by }])
  for (const i of hidden) {
    const c = cells[i]!
    step(c.from, c.to, i)
    if (c.n > 1) step(c.to, c.from, i)
  }
  const leads = (from: number, to: number, without: number): boolean => {
    const seen = new Set([from])
    for (const next of seen) {
      if (next === to) return true
      for (const s of steps.get(next) ?? []) if (s.by !== without) seen.add(s.to) // a set that grows is walked to its end
    }
    return false
  }
  return [...hidden].filter(i => {
    const c = cells[i]!
    return !leads(c.to, c.from, i) && !(c.n > 1 && leads(c.from, c.to, i))
  })
}

/** The next cells to hide at a node, the cheapest first; a side that is named is looked at before the other. */
const cheapest = (
  cells: readonly Cell[],
  hidden: ReadonlySet<number>,
  mayHide: (i: number) => boolean,
  of: readonly number[],
): number | null => {
  const used = new Set([...hidden].flatMap(i => [cells[i]!.from, cells[i]!.to]))
  const dearness = ({ dear, from, to }: Cell): number => dear + (used.has(from) ? 0 : OPENS) + (used.has(to) ? 0 : OPENS)
  const may = of.filter(i => !hidden.has(i) && cells[i]!.n > 0 && cells[i]!.dear < NEVER && mayHide(i))
  return may.sort((a, b) => dearness(cells[a]!) - dearness(cells[b]!) || a - b)[0] ?? null
}

const protect = (cells: readonly Cell[], k: number, held: (i: number) => Held): ReadonlySet<number> | null => {
  const hidden = new Set<number>()
  for (const [i, c] of cells.entries()) {
    const small = isSmall(c.n, k)
    if (small && held(i) === 'shown') return null
    if (small || (held(i) === 'hidden' && c.n > 0)) hidden.add(i)
  }
  const mayHide = (i: number): boolean => held(i) === 'free'
  for (;;) {
    const nodes = atNodes(cells, hidden)
    const sum = (list: readonly number[]): number => list.reduce((n, i) => n + cells[i]!.n, 0)
    // what is hidden on one side alone is known as a sum: it may be no smaller than what is shown; of one cell alone it is settled (below)
    const open = [...nodes.values()].find(node => {
      const side = [...node.in, ...node.out]
      return side.length > 0 && (node.in.length === 0 || node.out.length === 0) && sum(side) < k
    })
    const known = open ? [] : determined(cells, hidden)
    if (!open && known.length === 0) return hidden
    const near = open?.all ?? known.flatMap(i => [cells[i]!.from, cells[i]!.to]).flatMap(n => nodes.get(n)?.all ?? [])
    const next = cheapest(cells, hidden, mayHide, near) ?? cheapest(cells, hidden, mayHide, [...cells.keys()])
    if (next === null) return null
    hidden.add(next)
  }
}

/**
 * What is hidden of a table that is published with its totals. Null where nothing of it can be shown so that it holds: then it is kept back whole.
 * `held`: of cells that stand in another table as well (row, column, the last ones being totals).
 */
export const suppress = (grid: Grid, k: number, held: (row: number, column: number) => Held = () => 'free'): Mask | null => {
  const all = withTotals(grid)
  const width = all[0]?.length ?? 1
  const hidden = protect(cellsOf(all), k, i => held(Math.floor(i / width), i % width))
  return hidden && all.map((row, i) => row.map((_, j) => hidden.has(i * width + j)))
}

/** The same of a single line of counts with its total; the last of the answer is the total's. */
export const suppressLine = (
  counts: readonly number[],
  k: number,
  held: (at: number) => Held = () => 'free',
): readonly boolean[] | null => {
  const total = counts.reduce((a, b) => a + b, 0)
  const cells = [...counts.map((n): Cell => ({ n, from: 0, to: 1, dear: n })), { n: total, from: 1, to: 0, dear: NEVER }]
  const hidden = protect(cells, k, held)
  return hidden && cells.map((_, i) => hidden.has(i))
}

/** How many cells of the grid itself are hidden, without its totals. */
export const hiddenIn = (mask: Mask): number => mask.slice(0, -1).reduce((n, row) => n + row.slice(0, -1).filter(Boolean).length, 0)

/** Is so much hidden that a coarser table would say more? */
export const isTooFine = (mask: Mask): boolean => hiddenIn(mask) > MANY * (mask.length - 1) * ((mask[0]?.length ?? 1) - 1)
