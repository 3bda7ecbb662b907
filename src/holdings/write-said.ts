// Prices seen and opinions: each a fact of its own, taken back by one statement, never edited.
import type { Day } from '../domain/day.ts'
import { catalogueDocument } from '../domain/documents-of.ts'
import type { Key } from '../domain/ids.ts'
import { opinionFields, type OpinionStated } from '../domain/opinion-record.ts'
import { priceFields, type PriceStated } from '../domain/price-record.ts'
import { isSamePrice } from '../domain/price.ts'
import type { Withdrawal } from '../domain/withdrawal.ts'
import { nowOn } from '../device/device.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'
import { saidOfWork } from '../store/read-works.ts'

/** Whether this centre has said it already, and did not take it back. */
export const isStated = async (desk: Desk, p: Omit<PriceStated, 'centre'>): Promise<boolean> =>
  (await saidOfWork(desk.device.db, p.work)).prices.some(
    said => said.withdrawn === null && isSamePrice(said, { ...p, centre: desk.centre }),
  )

/** `on` null: today. */
export const statePrice = async (desk: Desk, p: Omit<PriceStated, 'centre' | 'on'> & { readonly on: Day | null }): Promise<boolean> => {
  const { day, month } = await nowOn(desk.device, 'hour')
  const doc = catalogueDocument(month.slice(0, 4), 'staff')
  const fields = priceFields({ ...p, centre: desk.centre, on: p.on ?? day })
  return (await write(desk, doc, [{ kind: 'create', noun: 'price', fields }])).kept
}

export const giveOpinion = async (desk: Desk, o: Omit<OpinionStated, 'centre' | 'on'>): Promise<boolean> => {
  const { day, month } = await nowOn(desk.device, 'hour')
  const doc = catalogueDocument(month.slice(0, 4), 'staff')
  const fields = opinionFields({ ...o, centre: desk.centre, on: day })
  return (await write(desk, doc, [{ kind: 'create', noun: 'opinion', fields }])).kept
}

/** A price, an opinion or copies. */
export const takeBack = async (desk: Desk, said: { readonly doc: string; readonly id: Key }, reason: Withdrawal): Promise<boolean> =>
  (await write(desk, said.doc, [{ kind: 'withdraw', target: said.id, reason }])).kept
