// A statement: one immutable fact with a random key. Everything a person records is a statement; a record is the fold of its statements.
import { isClockState, type ClockState } from './clock-state.ts'
import { isDay, isSlot, slotOrder, type Day, type Slot } from './day.ts'
import { isKey, type Key } from './ids.ts'

/** What may stand in a statement: no object, no undefined, no bigint, no bytes. */
export type Value = null | boolean | number | string | readonly Value[]

export type Kind = 'create' | 'edit' | 'withdraw' | 'void' | 'cancel'
const KINDS: readonly string[] = ['create', 'edit', 'withdraw', 'void', 'cancel']

/** The hats of `design.md` §6. Data, not rights: one person may wear all. */
export type Hat = 'counsellor' | 'reception' | 'partner' | 'information' | 'events' | 'project' | 'director' | 'coordination'

/** When: the day, the slot, what the device knew of its clock, and a counter that rises per device and never resets. Nothing finer. */
export type At = { readonly day: Day; readonly slot: Slot; readonly clock: ClockState; readonly seq: number }

/** The reading version of this app. A statement with a higher one was written by a newer app. */
export const SCHEMA = 1

export type Statement = {
  readonly doc: string
  readonly key: Key
  readonly kind: Kind
  /** The record it speaks about; for a create its own key. */
  readonly target: Key
  /** For a create the noun it makes, for an edit the field, else ''. */
  readonly field: string
  /** For a create [field, value, field, value, …]; for an edit the value; for an ending its reason. */
  readonly value: Value
  /** The statements whose value the author was looking at; they are superseded, within this field. */
  readonly base: readonly Key[]
  readonly at: At
  /** Hat, and '/' institution where there is one. Never a person or a device. */
  readonly by: string
}

/** The array that travels: [kind, schema, target, field, value, base, at, by]. */
export type Raw = readonly Value[]

/** Why a statement is set aside: written by a newer app, or not readable at all. It is kept either way. */
export type Aside = 'newer' | 'unreadable'

const keys = (x: unknown): x is Key[] => Array.isArray(x) && x.every(isKey)

/** Reads what travelled. Never throws: what cannot be read is said so and kept by the caller. */
export const parseStatement = (doc: string, key: string, raw: readonly unknown[]): Statement | Aside => {
  const [kind, schema, target, field, value, base, at, by] = raw
  if (Number.isInteger(schema) && (schema as number) > SCHEMA) return 'newer'
  if (!isKey(key) || typeof kind !== 'string' || schema !== SCHEMA || typeof field !== 'string' || typeof by !== 'string' || !keys(base))
    return 'unreadable'
  if (!KINDS.includes(kind)) return 'newer'
  if (
    !Array.isArray(at) ||
    !isDay(at[0]) ||
    !isSlot(at[1]) ||
    !isClockState(at[2]) ||
    !Number.isSafeInteger(at[3]) ||
    (at[3] as number) < 1
  )
    return 'unreadable'
  if (kind === 'create' ? target !== '' || !isFields(value) : !isKey(target)) return 'unreadable'
  return {
    doc,
    key,
    kind: kind as Kind, // checked against KINDS above
    target: kind === 'create' ? key : (target as Key), // isKey above
    field,
    value: (value ?? null) as Value, // the wire lets nothing else through
    base,
    at: { day: at[0], slot: at[1], clock: at[2], seq: at[3] as number }, // isSafeInteger above
    by,
  }
}

/** Names and values by turns; a create is one head for each field, so no name stands twice. */
const isFields = (x: unknown): boolean => {
  if (!Array.isArray(x) || x.length % 2 !== 0) return false
  const names: unknown[] = x.filter((_, i) => i % 2 === 0)
  return names.every(f => typeof f === 'string') && new Set(names).size === names.length
}

/** What an author says; `writeStatement` adds who, when and the form. */
export type Draft =
  /** `key`: under which it is made, where something else in the same act is about it; else one is drawn. */
  | { readonly kind: 'create'; readonly noun: string; readonly fields: Readonly<Record<string, Value>>; readonly key?: Key }
  | { readonly kind: 'edit'; readonly target: Key; readonly field: string; readonly value: Value; readonly base: readonly Key[] }
  | { readonly kind: 'withdraw' | 'void' | 'cancel'; readonly target: Key; readonly reason: string | null }

const atRaw = (at: At): Raw => [at.day, at.slot, at.clock, at.seq]

export const writeStatement = (draft: Draft, at: At, by: string): Raw => {
  switch (draft.kind) {
    case 'create':
      return ['create', SCHEMA, '', draft.noun, Object.entries(draft.fields).flat(), [], atRaw(at), by]
    case 'edit':
      return ['edit', SCHEMA, draft.target, draft.field, draft.value, draft.base, atRaw(at), by]
    default:
      return [draft.kind, SCHEMA, draft.target, '', draft.reason, [], atRaw(at), by]
  }
}

/** The stated rule for which of two concurrent values is shown: the later day, slot, counter, then the higher key. Negative when `a` comes first. */
export const laterFirst = (a: { at: At; key: Key }, b: { at: At; key: Key }): number => {
  if (a.at.day !== b.at.day) return a.at.day < b.at.day ? 1 : -1
  return slotOrder(b.at.slot) - slotOrder(a.at.slot) || b.at.seq - a.at.seq || (a.key < b.key ? 1 : -1)
}
