// A value one place up in its list: for the network, or for one centre only.
import type { Folded } from '../domain/fold.ts'
import { orderUp, type ListItem } from '../domain/lists.ts'
import { restatedIn } from '../domain/united.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'

/** `items`: among which it moves. `records`: in which this side spoke of it before. False when it is the first, or was not kept. */
export const moveUp = async (
  desk: Desk,
  { doc, noun }: Whose,
  items: readonly ListItem[],
  at: number,
  records: readonly Folded[],
): Promise<boolean> => {
  const item = items[at]
  const order = orderUp(items, at)
  if (!item || order === null) return false
  const said = restatedIn(records, 'order', order)
  const drafts = said.length > 0 ? said : [{ kind: 'create' as const, noun, fields: { list: item.list, value: item.value, order } }]
  return (await write(desk, doc, drafts)).kept
}

/** Where, and as what, one side speaks of a value. */
export type Whose = { readonly doc: string; readonly noun: 'value' | 'local-value' }
