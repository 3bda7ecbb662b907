// A field said anew, against what was looked at.
import type { Draft, Value } from './statement.ts'
import type { Folded } from './fold.ts'

/** The statement that gives a field another value, in the sight of all that stand there now: a change, a decision between two, an older value put back. */
export const restated = (record: Folded, field: string, value: Value): Draft => ({
  kind: 'edit',
  target: record.id,
  field,
  value,
  base: (record.heads[field] ?? []).map(h => h.key),
})
