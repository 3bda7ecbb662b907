// What somebody says of a partner: that there is one, that it is otherwise, that it is right, that it is none any more.
import type { Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import type { Key } from '../domain/ids.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
import { checkedField, PARTNER_STATE, partnerFields, type PartnerStated } from '../domain/partner-record.ts'
import { restated } from '../domain/restated.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'

/** The new partner's key; null when it was not kept, which has been told. */
export const addPartner = async (desk: Desk, stated: PartnerStated, today: Day): Promise<Key | null> => {
  const kept = await write(desk, COMMONS_PUBLIC, [{ kind: 'create', noun: 'partner', fields: partnerFields(stated, today) }])
  return kept.kept ? (kept.keys[0] ?? null) : null
}

/** S129: one tap. */
export const stillRight = async (desk: Desk, record: Folded, today: Day): Promise<boolean> =>
  (await write(desk, record.doc, [restated(record, checkedField(today), true)])).kept

export const turn = async (desk: Desk, record: Folded, to: 'current' | 'withdrawn'): Promise<boolean> =>
  (await write(desk, record.doc, [restated(record, PARTNER_STATE, to)])).kept
