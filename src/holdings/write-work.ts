// What a person says of a work: that there is one, that it is called otherwise, that it is withdrawn, or back.
import { catalogueDocument } from '../domain/documents-of.ts'
import type { Folded } from '../domain/fold.ts'
import type { Key } from '../domain/ids.ts'
import type { Value } from '../domain/statement.ts'
import type { Withdrawal } from '../domain/withdrawal.ts'
import { withdrawnValue, workEdits, workFields, workRestated, type WorkStated } from '../domain/work-record.ts'
import { nowOn } from '../device/device.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'

/** The new work's key; null when it was not kept, which has been told. */
export const addWork = async (desk: Desk, stated: WorkStated): Promise<Key | null> => {
  const { month } = await nowOn(desk.device, 'hour')
  const doc = catalogueDocument(month.slice(0, 4), 'public')
  const kept = await write(desk, doc, [{ kind: 'create', noun: 'work', fields: workFields(stated) }])
  return kept.kept ? (kept.keys[0] ?? null) : null
}

/** `record`: what the author was looking at when she began. Nothing is written where nothing differs. */
export const editWork = async (desk: Desk, record: Folded, stated: WorkStated): Promise<boolean> => {
  const drafts = workEdits(record, stated)
  return drafts.length === 0 || (await write(desk, record.doc, drafts)).kept
}

/** A decision between two versions, or an older value put back. */
export const restateWork = async (desk: Desk, record: Folded, field: string, value: Value): Promise<boolean> =>
  (await write(desk, record.doc, [workRestated(record, field, value)])).kept

/** Also to confirm it, once somebody has seen what was changed apart. */
export const withdrawWork = (desk: Desk, record: Folded, why: Withdrawal): Promise<boolean> =>
  restateWork(desk, record, 'state', withdrawnValue(record, why))
