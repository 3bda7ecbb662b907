// How a feature says in words what stands in a field of its records.
import type { Value } from '../domain/statement.ts'

/** `what`: the field's name. `text`: the value as it is shown on screen. */
export type Described = { readonly what: string; readonly text: string }
/** Null for a field that has no words: it is not shown. */
export type Describe = (field: string, value: Value) => Described | null
