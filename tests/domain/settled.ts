// Linear algebra alone: what a reader can work out who adds and subtracts whatever is shown.

/** The sum of these cells, each times so much, is nothing or what is shown: cells that are known may stand in it. */
export type Equation = readonly (readonly [cell: number | string, times: number])[]

/** Which of the unknown cells the equations settle. Fractions stay near enough: the coefficients are small whole numbers. */
export const settled = <C extends number | string>(equations: readonly Equation[], unknown: readonly C[]): C[] => {
  const place = new Map<number | string, number>(unknown.map((c, i) => [c, i]))
  const rows = equations.map(e => {
    const row = unknown.map(() => 0)
    for (const [c, times] of e) {
      const at = place.get(c)
      if (at !== undefined) row[at]! += times
    }
    return row
  })
  let pivot = 0
  for (let col = 0; col < unknown.length && pivot < rows.length; col++) {
    const found = rows.findIndex((r, i) => i >= pivot && Math.abs(r[col]!) > 1e-9)
    if (found < 0) continue
    ;[rows[pivot], rows[found]] = [rows[found]!, rows[pivot]!]
    const by = rows[pivot]!
    for (const [i, r] of rows.entries()) {
      if (i === pivot || Math.abs(r[col]!) < 1e-9) continue
      const times = r[col]! / by[col]!
      rows[i] = r.map((x, j) => x - times * by[j]!)
    }
    pivot++
  }
  return rows.flatMap(r => {
    const left = r.flatMap((x, i) => (Math.abs(x) > 1e-9 ? [i] : []))
    return left.length === 1 ? [unknown[left[0]!]!] : []
  })
}
