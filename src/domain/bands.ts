// I18: what bands say as one word each: the middle one, and how many stay within the first of them. Minutes themselves are never kept.
type Counted = { readonly value: string; readonly n: number }

/** The band of the middle answer; of an even number, of the earlier of the two in the middle. `rows`: from the shortest on. Null where nothing was said. */
export const medianBand = (rows: readonly Counted[]): string | null => {
  const all = rows.reduce((sum, r) => sum + r.n, 0)
  let upTo = 0
  return rows.find(r => (upTo += r.n) * 2 >= all && r.n > 0)?.value ?? null
}

/** 0 to 1; null where nothing was said. */
export const shareWithin = (rows: readonly Counted[], within: readonly string[]): number | null => {
  const all = rows.reduce((sum, r) => sum + r.n, 0)
  return all === 0 ? null : rows.reduce((sum, r) => sum + (within.includes(r.value) ? r.n : 0), 0) / all
}
