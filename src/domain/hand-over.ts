// One person, two services: reception hands over to the counsellor, and both note it (C05, T2). Which visits are counted with another one; what is asked
// about them is in handed-over.ts.
import { grouped } from './grouped.ts'
import type { CentreCode, Key } from './ids.ts'

export type Placed = { readonly id: Key; readonly sameAs: Key | null; readonly centre: CentreCode }
/** Of visits that stand each that counts by itself, by its key, with its parts: what all of them say is said of the same people (J5, J8). */
export const withParts = <V extends Placed>(standing: readonly V[]): ReadonlyMap<Key, readonly V[]> => {
  const byId = new Map<Key | null, V>(standing.map(v => [v.id, v]))
  return grouped(standing, v => {
    const whole = byId.get(v.sameAs)
    return (whole && !whole.sameAs && whole.centre === v.centre ? whole : v).id // a part of a part, or of itself, is none
  })
}

/** How many came: the most that any of those who met the same people said. */
export const cameIn = (parts: readonly { readonly party: number }[]): number => Math.max(...parts.map(v => v.party))
