// The parts of a hand-over (C05): what they say of people was counted with their whole.
import { withParts, type Placed } from './hand-over.ts'
import type { Key } from './ids.ts'

/** Of visits that stand those that are part of another one: the people in them were counted there. */
export const countedElsewhere = (standing: readonly Placed[]): ReadonlySet<Key> => {
  const whole = withParts(standing)
  return new Set(standing.map(v => v.id).filter(id => !whole.has(id)))
}
