// The copies that stand in this centre. Only it writes them.
import { changes } from '../domain/changed.ts'
import { holdingsDocument } from '../domain/documents-of.ts'
import type { Folded } from '../domain/fold.ts'
import type { Holding } from '../domain/holding.ts'
import { holdingFields, type HoldingStated } from '../domain/holding-record.ts'
import { restated } from '../domain/restated.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Value } from '../domain/statement.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'

export const addHolding = async (desk: Desk, centre: CentreCode, stated: HoldingStated): Promise<boolean> =>
  (await write(desk, holdingsDocument(centre), [{ kind: 'create', noun: 'holding', fields: holdingFields(stated) }])).kept

/** `record`: what the author was looking at when she began. */
export const editHolding = async (desk: Desk, record: Folded, stated: Pick<Holding, 'copies' | 'mark' | 'place'>): Promise<boolean> => {
  const { copies, mark, place } = stated
  const drafts = changes(record, { copies, mark, place })
  return drafts.length === 0 || (await write(desk, record.doc, drafts)).kept
}

export const restateHolding = async (desk: Desk, record: Folded, field: string, value: Value): Promise<boolean> =>
  (await write(desk, record.doc, [restated(record, field, value)])).kept
