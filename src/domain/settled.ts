// What a reader can work out who adds and subtracts whatever is shown (`domain.md` §10.2: the audit by linear algebra).

/** Unknown numbers that together are something known: which ones, and whether each is added or taken away. */
export type Sum = readonly (readonly [cell: number, times: 1 | -1])[]

/** Reckoned by its remainders: nothing is rounded. The largest prime below 2^26, so that a product is still a whole number of the language. */
const PRIME = 67_108_859
const times = (a: number, b: number): number => (a * b) % PRIME
/** By Fermat's little theorem. */
const inverse = (a: number): number => {
  let out = 1
  for (let base = a, left = PRIME - 2; left > 0; left = Math.floor(left / 2), base = times(base, base))
    if (left % 2 === 1) out = times(out, base)
  return out
}

/** The cells that have one value only in all these sums. Each row stands for one cell, in terms of those that stay free; few cells stand in a sum, so only they are kept. */
export const settledBy = (sums: readonly Sum[]): ReadonlySet<number> => {
  const rows = new Map<number, Map<number, number>>()
  /** Which rows hold a cell that is free. */
  const holders = new Map<number, Set<number>>()
  const use = (row: number, cell: number): void => void holders.set(cell, (holders.get(cell) ?? new Set()).add(row))
  /** Adds `by` times one row to another, which stands for `owner` where it is one of ours already. */
  const add = (to: Map<number, number>, row: ReadonlyMap<number, number>, by: number, owner: number | null): void => {
    for (const [cell, n] of row) {
      const sum = ((to.get(cell) ?? 0) + times(n, by)) % PRIME
      if (sum === 0) to.delete(cell)
      else to.set(cell, sum)
      if (owner === null || cell === owner) continue
      if (sum === 0) holders.get(cell)?.delete(owner)
      else use(owner, cell)
    }
  }
  for (const sum of sums) {
    const line = new Map<number, number>()
    for (const [cell, n] of sum) add(line, new Map([[cell, 1]]), n === 1 ? 1 : PRIME - 1, null)
    for (const [cell, n] of [...line]) {
      const known = rows.get(cell)
      if (known) add(line, known, PRIME - n, null)
    }
    const [first] = line
    if (!first) continue
    const [owner, n] = first
    const unit = inverse(n)
    const row = new Map([...line].map(([cell, m]) => [cell, times(m, unit)]))
    for (const at of holders.get(owner) ?? []) {
      const other = rows.get(at)! // who holds it has a row
      add(other, row, PRIME - other.get(owner)!, at)
    }
    holders.delete(owner)
    rows.set(owner, row)
    for (const cell of row.keys()) if (cell !== owner) use(owner, cell)
  }
  return new Set([...rows].flatMap(([cell, row]) => (row.size === 1 ? [cell] : [])))
}
