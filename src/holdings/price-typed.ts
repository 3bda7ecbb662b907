// A price as it is typed, and what it says. What was begun keeps the currency it was begun in: the network may go over to another meanwhile.
import { isDay, type Day } from '../domain/day.ts'
import { isGivenAway, isPriceKind, readAmount, type AmountProblem, type PriceKind } from '../domain/price.ts'
import type { PriceStated } from '../domain/price-record.ts'
import { alike } from '../records/alike.ts'
import { isCurrency } from './price-words.ts'

export type PriceTyped = {
  readonly kind: PriceKind
  readonly amount: string
  readonly on: string
  /** ISO 4217: what an amount is in beside which no other is written. */
  readonly currency: string
}
export type PriceWrong = { readonly amount?: AmountProblem; readonly on?: 'no-day' | 'ahead' | 'already' }

/** `currency`: the network's. */
export const newPrice = (currency: string, today: Day): PriceTyped => ({ kind: 'unit', amount: '', on: today, currency })

/** As it was kept while it was typed. */
export const priceAgain = (first: PriceTyped, kept: unknown): PriceTyped => {
  const typed = alike(first, kept)
  return {
    ...typed,
    kind: isPriceKind(typed.kind) ? typed.kind : first.kind,
    currency: isCurrency(typed.currency) ? typed.currency : first.currency,
  }
}

export const readPrice = (
  { kind, amount: typed, on, currency }: PriceTyped,
  today: Day,
): { readonly stated: Pick<PriceStated, 'kind' | 'amount' | 'currency'> & { readonly on: Day } } | { readonly wrong: PriceWrong } => {
  const amount = isGivenAway(kind) ? { amount: null, currency: null } : readAmount(typed, currency, isCurrency)
  const day = !isDay(on) ? 'no-day' : on > today ? 'ahead' : null
  if ('problem' in amount || day !== null || !isDay(on))
    return { wrong: { ...('problem' in amount && { amount: amount.problem }), ...(day !== null && { on: day }) } }
  return { stated: { kind, ...amount, on } }
}
