// Fields that wait for a decision: two people said different things apart. Who said the same apart has decided nothing and contradicts nobody.
import type { Folded } from './fold.ts'
import type { Value } from './statement.ts'

/** `sense`: what of a value counts, where not all of it does. */
export const contested = (
  { heads }: Pick<Folded, 'heads'>,
  sense: (field: string, value: Value) => Value = (_, value) => value,
): string[] => Object.keys(heads).filter(field => new Set(heads[field]!.map(h => JSON.stringify(sense(field, h.value)))).size > 1)
