// What was typed comes back from the disk, where another version of the app may have written it: read as far as it is of the form's own shape.

/** The text, number, yes or no, list of texts or object of such that `first` is, with what `kept` says of it; where that is of another kind, `first`. */
const read = (first: unknown, kept: unknown): unknown => {
  if (first === null) return typeof kept === 'string' || typeof kept === 'number' || typeof kept === 'boolean' ? kept : null
  if (Array.isArray(first)) return Array.isArray(kept) ? kept.filter(x => typeof x === 'string') : first
  if (typeof first !== 'object') return typeof kept === typeof first ? kept : first
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return first
  const has = new Map<string, unknown>(Object.entries(kept))
  const own = Object.entries(first).map(([k, v]) => [k, has.has(k) ? read(v, has.get(k)) : v] as const)
  // texts by language, levels by service: keys that the first has not
  const more = [...has].filter(([k, v]) => typeof v === 'string' && !Object.hasOwn(first, k))
  return Object.fromEntries([...own, ...(own.every(([, v]) => typeof v === 'string') ? more : [])])
}

/** One field of what was kept, whatever that is. */
export const fieldOf = (kept: unknown, field: string): unknown =>
  typeof kept === 'object' && kept !== null ? new Map<string, unknown>(Object.entries(kept)).get(field) : undefined

/** A form's value. A field that knows only some words is for the form to look at again. */
export const alike = <T extends object>(first: T, kept: unknown): T => read(first, kept) as T // key by key of the kind of `first`
