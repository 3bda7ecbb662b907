// Fields that wait for a decision: two people said different things apart. Who said the same apart has decided nothing and contradicts nobody.
import { conflicts, type Folded } from './fold.ts'
import type { Value } from './statement.ts'

/** `sense`: what of a value counts, where not all of it does. */
export const contested = (record: Pick<Folded, 'heads'>, sense: (field: string, value: Value) => Value = (_, value) => value): string[] =>
  conflicts(record).filter(field => new Set((record.heads[field] ?? []).map(h => JSON.stringify(sense(field, h.value)))).size > 1)
