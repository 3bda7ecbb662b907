// What must hold of a record holds too when an older value is put back, when one of two is chosen, and when a third is written.
import type { Value } from '../domain/statement.ts'

/** Why this value cannot stand in this field, as a sentence; null where it can. */
export type Check = (field: string, value: Value) => string | null
