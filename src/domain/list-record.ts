// How a value of a list stands in statements.
import { contested } from './contested.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode } from './ids.ts'
import { isListName, isValueId, partsFrom, type ListValue } from './lists.ts'
import { namesFields } from './names-record.ts'
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
  const said = partsFrom(record.heads)
  if (!isListName(list) || !isValueId(value) || (value === record.id && said.labels === null)) return null
  return {
    ...said,
    id: record.id,
    doc: record.doc,
    centre,
    list,
    value,
    heads: record.heads,
    withdrawn: record.ended !== null,
    conflicts: contested(record),
  }
}
