// A list by what its entries have in common. The language's own way came later than the oldest browser we promise.

/** In the order in which each name first comes; the entries of a name keep theirs. */
export const grouped = <T, K>(list: readonly T[], nameOf: (entry: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const entry of list) {
    const name = nameOf(entry)
    const group = groups.get(name)
    if (group) group.push(entry)
    else groups.set(name, [entry])
  }
  return groups
}
