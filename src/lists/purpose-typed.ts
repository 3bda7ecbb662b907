// A centre's own purpose as one fills it in, and the statements that come of it.
import { changes } from '../domain/changed.ts'
import { MAX_NAME } from '../domain/centre.ts'
import { isDay, type Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import { countsAnew } from '../domain/has-counted.ts'
import { VALUE_ICONS, type ValueIcon } from '../domain/lists.ts'
import { cleanName } from '../domain/name.ts'
import { purposeFields } from '../domain/purpose-record.ts'
import { isReference, type LocalPurpose } from '../domain/purposes.ts'
import type { Draft, Value } from '../domain/statement.ts'
import { alike } from '../records/alike.ts'
import { textProblem, type TextProblem } from '../records/text-problem.ts'
import { isPurposeTaken, type PurposeNamed } from './same-word.ts'

export type PurposeTyped = {
  readonly label: string
  readonly short: string
  /** A reference, or ''. */
  readonly ref: string
  /** It takes the place of that reference in this centre's list. */
  readonly instead: boolean
  readonly icon: ValueIcon | ''
  readonly from: string
  readonly to: string
}
export type PurposeWrong = {
  readonly label: 'missing' | 'taken' | TextProblem | null
  readonly short: TextProblem | null
  readonly ref: boolean
  /** It has counted under another already. */
  readonly moved: boolean
  readonly from: boolean
  readonly to: boolean
}
export const NO_WRONG: PurposeWrong = { label: null, short: null, ref: false, moved: false, from: false, to: false }

export const typedPurpose = (p: LocalPurpose | null, today: Day): PurposeTyped => ({
  label: p?.label ?? '',
  short: p && p.short !== p.label ? p.short : '',
  ref: p?.ref ?? '',
  instead: p !== null && p.standsFor.includes(p.ref),
  icon: p?.icon ?? '',
  from: p?.from ?? today,
  to: p?.to ?? '',
})

/** As it was kept while it was typed. */
export const purposeAgain = (first: PurposeTyped, kept: unknown): PurposeTyped => {
  const typed = alike(first, kept)
  return { ...typed, icon: VALUE_ICONS.find(i => i === typed.icon) ?? '' }
}

/** V5: every purpose counts under exactly one reference, from a day on, and under no other once it may have been used. `order`: for a new one. `named`: what stands in the list. */
export const readPurpose = (
  typed: PurposeTyped,
  before: LocalPurpose | null,
  record: Folded | null,
  order: number,
  today: Day,
  named: readonly PurposeNamed[] = [],
): { readonly drafts: readonly Draft[] } | { readonly wrong: PurposeWrong } => {
  const label = cleanName(typed.label)
  const { ref, from, to } = typed
  const now = { id: before?.id ?? '', word: label, from: isDay(from) ? from : null, to: isDay(to) ? to : null }
  const isTaken =
    isPurposeTaken(now, typed.instead ? [ref] : [], named) &&
    !(before && isPurposeTaken({ ...before, word: before.label }, before.standsFor, named)) // what was alike already may still be retired
  const wrong: PurposeWrong = {
    label: textProblem(typed.label, MAX_NAME) ?? (label === '' ? 'missing' : isTaken ? 'taken' : null),
    short: textProblem(typed.short, MAX_NAME),
    ref: !isReference(ref),
    moved: isReference(ref) && record !== null && countsAnew(record, ref, today),
    from: !isDay(from),
    to: to !== '' && (!isDay(to) || (isDay(from) && to < from)),
  }
  if (wrong.label || wrong.short || wrong.ref || wrong.moved || wrong.from || wrong.to || !isReference(ref) || !isDay(from))
    return { wrong }
  const others = (before?.standsFor ?? []).filter(r => r !== before?.ref)
  const fields: Record<string, Value> = purposeFields({
    label,
    short: cleanName(typed.short) || label,
    ref,
    standsFor: [...others, ...(typed.instead ? [ref] : [])],
    from,
    to: isDay(to) ? to : null,
    order: before?.order ?? order,
    icon: typed.icon || null,
  })
  return { drafts: record ? changes(record, { icon: null, ...fields }) : [{ kind: 'create', noun: 'purpose', fields }] }
}
