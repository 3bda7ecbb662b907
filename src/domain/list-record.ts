// How a value of a list stands in statements.
import { contested } from './contested.ts'
import { isDay } from './day.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode } from './ids.ts'
import { isListName, isValueId, type ListValue } from './lists.ts'
import { namesFields, namesFrom } from './names-record.ts'
import type { Value } from './statement.ts'

/** What is null is not stated. `value` null: a new one, called by its own key. */
export type ValueStated = Pick<ListValue, 'list'> & { readonly value: string | null } & Partial<
    Pick<ListValue, 'labels' | 'order' | 'icon' | 'from' | 'to' | 'replacedBy' | 'ref'>
  >

export const valueFields = (v: ValueStated): Record<string, Value> => ({
  list: v.list,
  ...(v.value !== null && { value: v.value }),
  ...(v.labels && namesFields('label', v.labels)),
  ...Object.fromEntries(
    (['order', 'icon', 'from', 'to', 'replacedBy', 'ref'] as const).flatMap(f => {
      const x = v[f]
      return x === undefined || x === null ? [] : [[f, x]]
    }),
  ),
})

/** `centre` null: the directory's. Null for what is no value of a list this app knows, and for a new one without a name. */
export const valueFrom = (record: Folded, centre: CentreCode | null): ListValue | null => {
  const list = shown(record, 'list')
  const value = shown(record, 'value') ?? record.id
  const labels = namesFrom(record, 'label')
  const order = shown(record, 'order')
  const icon = shown(record, 'icon')
  const from = shown(record, 'from')
  const to = shown(record, 'to')
  const replacedBy = shown(record, 'replacedBy')
  const ref = shown(record, 'ref')
  if (!isListName(list) || !isValueId(value) || (value === record.id && labels === null)) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    list,
    value,
    labels,
    order: typeof order === 'number' && Number.isFinite(order) ? order : null,
    icon: typeof icon === 'string' ? icon : null,
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
    replacedBy: isValueId(replacedBy) ? replacedBy : null,
    ref: isValueId(ref) ? ref : null,
    at: record.at,
    withdrawn: record.ended !== null,
    conflicts: contested(record),
  }
}
