// Several records that speak of one thing, each stated apart, read as one: field by field, so that who said nothing of a field contradicts
// nobody about it.
import type { Folded, Head } from './fold.ts'
import { restated } from './restated.ts'
import { laterFirst, type Draft, type Value } from './statement.ts'

export type Heads = Folded['heads']

/** All that was said of each field, the latest first. */
export const unitedHeads = (records: readonly { readonly heads: Heads }[]): Heads => {
  const all: Record<string, readonly Head[]> = Object.create(null) // a field may be called '__proto__'
  for (const { heads } of records) for (const [field, said] of Object.entries(heads)) all[field] = [...(all[field] ?? []), ...said]
  for (const [field, said] of Object.entries(all)) all[field] = said.toSorted(laterFirst)
  return all
}

const lowerKeyFirst = (records: readonly Folded[]): Folded[] => records.toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** Under the lowest key; null for none. */
export const united = (records: readonly Folded[]): Folded | null => {
  const first = lowerKeyFirst(records)[0]
  return first ? { ...first, heads: unitedHeads(records) } : null
}

/**
 * Says one value in each record that speaks of the field, or in the first where none does. No record is withdrawn: two people who settle
 * it apart leave what they said side by side, and it is asked again.
 */
export const restatedIn = (records: readonly Folded[], field: string, value: Value): Draft[] => {
  const sorted = lowerKeyFirst(records)
  const speaking = sorted.filter(r => r.heads[field] !== undefined)
  return (speaking.length > 0 ? speaking : sorted.slice(0, 1)).map(r => restated(r, field, value))
}
