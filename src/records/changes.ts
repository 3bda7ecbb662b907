// From a filled-in form to statements: one for each field that says something else than what stands there.
import { restated, shown, type Folded } from '../domain/fold.ts'
import type { Draft, Value } from '../domain/statement.ts'

const same = (a: Value | undefined, b: Value): boolean => JSON.stringify(a ?? null) === JSON.stringify(b)

/** `fields`: what the form says; null where it was emptied. What was not touched is not written, so that nobody else's change is undone by the way. */
export const changes = (record: Folded, fields: Readonly<Record<string, Value>>): Draft[] =>
  Object.entries(fields).flatMap(([field, value]) => (same(shown(record, field), value) ? [] : [restated(record, field, value)]))
