// A value of a list as one fills it in, and the statements that come of it.
import { changes, statedOnly } from '../domain/changed.ts'
import type { Day } from '../domain/day.ts'
import { isDay } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import { countsAnew } from '../domain/has-counted.ts'
import { datesProblem, VALUE_ICONS, type DatesProblem, type ListItem, type ListName, type ValueIcon } from '../domain/lists.ts'
import type { Draft, Value } from '../domain/statement.ts'
import { restatedIn, united } from '../domain/united.ts'
import { alike } from '../records/alike.ts'
import { namesProblem, namesRead, namesTyped, typedNames, type NameProblem, type NamesTyped } from '../records/names-typed.ts'
import { isWordTaken } from './same-word.ts'

export type ValueTyped = {
  readonly labels: NamesTyped
  readonly icon: ValueIcon | ''
  /** 'YYYY-MM-DD' or ''. */
  readonly from: string
  readonly to: string
  readonly replacedBy: string
  /** Of a centre's own value: under which of the network's it counts. */
  readonly ref: string
}
export type ValueWrong = {
  readonly labels: NameProblem | 'taken' | null
  readonly dates: DatesProblem | null
  readonly ref: boolean
  readonly moved: boolean
}
export const NO_WRONG: ValueWrong = { labels: null, dates: null, ref: false, moved: false }

export const typedOf = (item: ListItem | null): ValueTyped => ({
  labels: typedNames(item?.labels ?? null),
  icon: VALUE_ICONS.find(i => i === item?.icon) ?? '',
  from: item?.from ?? '',
  to: item?.to ?? '',
  replacedBy: item?.replacedBy ?? '',
  ref: item && item.ref !== item.value ? item.ref : '',
})

/** As it was kept while it was typed. */
export const valueAgain = (first: ValueTyped, kept: unknown): ValueTyped => {
  const typed = alike(first, kept)
  return { ...typed, icon: VALUE_ICONS.find(i => i === typed.icon) ?? '' }
}

/**
 * What is written, or what is wrong. `item` null: a new value. `records`: those in which this side spoke of it before. `own`: a centre speaks, which
 * neither dates nor replaces what the network defines; under what its own value counts is said once.
 */
export const readValue = (
  typed: ValueTyped,
  list: ListName,
  item: ListItem | null,
  records: readonly Folded[],
  items: readonly ListItem[],
  own: boolean,
  today: Day,
): { readonly drafts: readonly Draft[] } | { readonly wrong: ValueWrong } => {
  const isOwn = own && (item === null || item.ref !== item.value)
  const day = (text: string): Day | null => (isDay(text) ? text : null)
  const dates = { value: item?.value ?? null, from: day(typed.from), to: day(typed.to), replacedBy: typed.replacedBy || null }
  const before = united(records)
  const labels = namesTyped(typed.labels)
  /** What it was called before stays possible: two may have named alike apart, and the one that is retired need not be named anew. */
  const isTaken = (): boolean =>
    JSON.stringify(labels) !== JSON.stringify(namesTyped(typedNames(item?.labels ?? null))) &&
    isWordTaken({ list, value: item?.value ?? '', labels }, items)
  const wrong: ValueWrong = {
    labels: namesProblem(typed.labels, item === null || isOwn ? 'needed' : 'may-be-empty') ?? (isTaken() ? 'taken' : null),
    dates: own && !isOwn ? null : datesProblem(dates, items),
    ref: isOwn && !items.some(i => i.value === typed.ref && i.ref === i.value),
    moved: isOwn && typed.ref !== '' && before !== null && countsAnew(before, typed.ref, today),
  }
  if (wrong.labels || wrong.dates || wrong.ref || wrong.moved) return { wrong }
  const fields: Record<string, Value> = {
    ...namesRead('label', typed.labels),
    icon: typed.icon || null,
    ...((!own || isOwn) && { from: dates.from, to: dates.to }),
    ...(!own && { replacedBy: dates.replacedBy }),
    ...(isOwn && { ref: typed.ref }),
  }
  if (before) return { drafts: changes(before, fields).flatMap(d => (d.kind === 'edit' ? restatedIn(records, d.field, d.value) : [d])) }
  const named = { list, ...(item && { value: item.value }) }
  return { drafts: [{ kind: 'create', noun: own ? 'local-value' : 'value', fields: { ...named, ...statedOnly(fields) } }] }
}
