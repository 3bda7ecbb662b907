// A set of which each member is a field of its own, so that two people who add apart make a union (`domain.md` §7.4).
import { isSameValue } from './changed.ts'
import { shown, type Folded } from './fold.ts'
import { restated } from './restated.ts'
import type { Draft, Value } from './statement.ts'

/** 'purpose', 'P1' → 'purpose.P1' */
export const memberField = (set: string, member: string): string => `${set}.${member}`
/** Null for a field of something else. */
export const memberOf = (set: string, field: string): string | null => (field.startsWith(`${set}.`) ? field.slice(set.length + 1) : null)

export const memberFields = (set: string, members: readonly string[]): Record<string, Value> =>
  Object.fromEntries(members.map(m => [memberField(set, m), true]))

/** Removed and added apart: it stays, and is flagged. */
const holds = (record: Folded, field: string): boolean => (record.heads[field] ?? []).some(h => h.value === true)

/** Those that somebody holds to, of those that can be read as one. */
export const membersFrom = <T extends string>(record: Folded, set: string, is: (x: unknown) => x is T): T[] =>
  Object.keys(record.heads).flatMap(field => {
    const member = memberOf(set, field)
    return is(member) && holds(record, field) ? [member] : []
  })

/**
 * As `changes` (changed.ts), `record` being what the author was looking at; but a member of one of `sets` stands there while anyone holds to it, not
 * only while that is what is shown, and what is empty is the same as what nobody stated. `said`: all other fields that the form has, null where it
 * was emptied, and the members it has ticked.
 */
export const changesWith = (record: Folded, sets: readonly string[], said: Readonly<Record<string, Value>>): Draft[] => {
  const isMember = (field: string): boolean => sets.some(set => memberOf(set, field) !== null)
  const unticked = Object.keys(record.heads).filter(field => isMember(field) && !Object.hasOwn(said, field))
  return [...Object.entries(said), ...unticked.map(field => [field, false] as const)].flatMap(([field, value]): Draft[] => {
    const before = isMember(field) ? holds(record, field) : (shown(record, field) ?? null)
    return isSameValue(before, value) || (isNothing(before) && isNothing(value)) ? [] : [restated(record, field, value)]
  })
}
const isNothing = (v: Value): boolean => v === null || v === false || (Array.isArray(v) && v.length === 0)
