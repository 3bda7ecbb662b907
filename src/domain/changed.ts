// What a form says that does not stand there yet: one statement for each such field. What was not touched is not written, so that nobody
// else's change is undone by the way.
import { shown, type Folded } from './fold.ts'
import { restated } from './restated.ts'
import type { Draft, Value } from './statement.ts'

/** What nobody stated is the same as what was emptied. */
export const isSameValue = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Whether this value is what is shown of the field now. */
export const stands = (record: Pick<Folded, 'heads'>, field: string, value: Value): boolean => isSameValue(shown(record, field), value)

/** `record`: what the author was looking at. `fields`: what the form says; null where it was emptied. */
export const changes = (record: Folded, fields: Readonly<Record<string, Value>>): Draft[] =>
  Object.entries(fields).flatMap(([field, value]) => (stands(record, field, value) ? [] : [restated(record, field, value)]))

/** Of a new record: what is empty is not stated. */
export const statedOnly = (fields: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
