// How a price that was seen stands in a statement. It is never edited; a wrong one is taken back and another said.
import { isDay } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { isCentreCode, isKey } from './ids.ts'
import { isGivenAway, isPriceKind, type Price } from './price.ts'
import type { Value } from './statement.ts'
import { takenBack } from './withdrawal.ts'

export type PriceStated = Pick<Price, 'work' | 'centre' | 'on' | 'kind' | 'amount' | 'currency'>

export const priceFields = (p: PriceStated): Record<string, Value> => ({
  work: p.work,
  ...(p.centre && { centre: p.centre }),
  on: p.on,
  kind: p.kind,
  ...(!isGivenAway(p.kind) && { amount: p.amount, currency: p.currency }),
})

const AMOUNT = /^\d{1,9}\.\d{2}$/

export const priceFrom = (record: Folded): Price | null => {
  const work = shown(record, 'work')
  const centre = shown(record, 'centre')
  const on = shown(record, 'on')
  const kind = shown(record, 'kind')
  const amount = shown(record, 'amount')
  const currency = shown(record, 'currency')
  if (!isKey(work) || !isDay(on) || !isPriceKind(kind)) return null
  const sold = !isGivenAway(kind)
  if (sold && (typeof amount !== 'string' || !AMOUNT.test(amount) || typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)))
    return null
  return {
    id: record.id,
    doc: record.doc,
    work,
    centre: isCentreCode(centre) ? centre : null,
    on,
    kind,
    amount: sold ? (amount as string) : null, // checked above
    currency: sold ? (currency as string) : null, // checked above
    at: record.at,
    by: record.by,
    withdrawn: takenBack(record),
  }
}
