// What of a one-way table may be shown (`domain.md` §10.2 with k = 11, for a survey is for outside). Only for tables by themselves: nothing here crosses two.
// By itself alone: where the tables of several centres and their sum are shown, suppression.ts hides them together (survey/results.ts).
import { SHOWN_FROM } from './thresholds.ts'

/** From how many sheets or answers on. */
export const SHOWN = SHOWN_FROM.outside

/** Null: hidden. Zeros may be shown. */
export type PublishedRow = { readonly value: string; readonly n: number | null }
/** `n`: all answers. */
export type PublishedTable = { readonly n: number; readonly rows: readonly PublishedRow[] }

/**
 * Null below k answers. Above, counts of 1 to k−1 are hidden, and then the next smallest, until there are none or at least two hidden ones that together are
 * k or more: for the sum stands there.
 */
export const published = (values: readonly string[], counts: Readonly<Record<string, number>>): PublishedTable | null => {
  const rows = values.map(value => ({ value, n: counts[value] ?? 0 }))
  const n = rows.reduce((sum, r) => sum + r.n, 0)
  if (n < SHOWN) return null
  const hidden = withNext(rows.filter(r => r.n > 0))
  return { n, rows: rows.map(r => ({ value: r.value, n: hidden.has(r) ? null : r.n })) }
}

const withNext = <T extends { readonly n: number }>(rows: readonly T[]): ReadonlySet<T> => {
  const out = new Set<T>()
  let sum = 0
  for (const row of rows.toSorted((a, b) => a.n - b.n)) {
    if (row.n >= SHOWN && (out.size === 0 || (out.size > 1 && sum >= SHOWN))) break
    out.add(row)
    sum += row.n
  }
  return out
}
