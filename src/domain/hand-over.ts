// One person, two services: reception hands over to the counsellor, and both note it (C05, T2). Which visits are counted with another one; what is asked
// about them is in handed-over.ts.
import { grouped } from './grouped.ts'
import type { CentreCode, Key } from './ids.ts'

type Placed = { readonly id: Key; readonly sameAs: Key | null; readonly centre: CentreCode }
/** Of visits that stand those that are part of another one: the people in them were counted there. */
export const countedElsewhere = (standing: readonly Placed[]): ReadonlySet<Key> => {
  const byId = new Map(standing.map(v => [v.id, v]))
  const isPart = ({ sameAs, centre }: Placed): boolean => {
    const whole = sameAs && byId.get(sameAs)
    return !!whole && !whole.sameAs && whole.centre === centre // a part of a part, or of itself, is none
  }
  return new Set(standing.filter(isPart).map(v => v.id))
}

/** Of visits that stand each that counts by itself, by its key, with its parts: what all of them say is said of the same people (J5, J8). */
export const withParts = <V extends Placed>(standing: readonly V[]): ReadonlyMap<Key, readonly V[]> => {
  const part = countedElsewhere(standing)
  return grouped(standing, v => (part.has(v.id) ? v.sameAs! : v.id)) // a part names its whole
}

/** How many came: the most that any of those who met the same people said. */
export const cameIn = (parts: readonly { readonly party: number }[]): number => Math.max(...parts.map(v => v.party))
