// What a work cost where and when somebody looked. Each is a fact of its own, kept for ever; none is ever reduced to another, nothing is converted.
import type { Day } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import { laterFirst, type At } from './statement.ts'
import type { TakenBack } from './withdrawal.ts'

export const PRICE_KINDS = ['unit', 'subscription', 'free', 'donation'] as const
export type PriceKind = (typeof PRICE_KINDS)[number]
export const isPriceKind = (x: unknown): x is PriceKind => PRICE_KINDS.includes(x as PriceKind)
/** Nothing is paid, so no amount is asked for. */
export const isGivenAway = (kind: PriceKind): boolean => kind === 'free' || kind === 'donation'

export type Price = {
  readonly id: Key
  readonly doc: string
  readonly work: Key
  /** Null: seen by the coordination itself. */
  readonly centre: CentreCode | null
  /** The day on which it was seen. */
  readonly on: Day
  readonly kind: PriceKind
  /** Decimal as text, '13.90': a number would lose what was written. Null where nothing is paid. */
  readonly amount: string | null
  /** ISO 4217. */
  readonly currency: string | null
  readonly at: At
  /** Hat and centre (author.ts). */
  readonly by: string
  readonly withdrawn: TakenBack | null
}

/** Said twice, it would be no second fact: the same price of the same day from the same centre. */
export const isSamePrice = (
  a: Pick<Price, 'centre' | 'on' | 'kind' | 'amount' | 'currency'>,
  b: Pick<Price, 'centre' | 'on' | 'kind' | 'amount' | 'currency'>,
): boolean => a.centre === b.centre && a.on === b.on && a.kind === b.kind && a.amount === b.amount && a.currency === b.currency

/** The latest day first; of one day the later said. */
export const byDaySeen = (a: Price, b: Price): number =>
  a.on !== b.on ? (a.on < b.on ? 1 : -1) : laterFirst({ at: a.at, key: a.id }, { at: b.at, key: b.id })

/** T4: of what stands, the one seen last by a device whose clock was good; null where no clock was. */
export const currentPrice = (prices: readonly Price[]): Price | null =>
  prices.filter(p => p.withdrawn === null && (p.at.clock === 'ok' || p.at.clock === 'confirmed')).toSorted(byDaySeen)[0] ?? null

/** No work of a village's shelf costs more. */
const MOST_DIGITS = 6

export type Amount = { readonly amount: string; readonly currency: string }
/** What is wrong with what was typed. `amount`, `word`: what was understood, and what was not. */
export type AmountProblem =
  | { readonly is: 'empty' | 'no-amount' | 'negative' | 'decimals' | 'too-large' }
  | { readonly is: 'currency'; readonly amount: string; readonly word: string }

const WORD = String.raw`[\p{L}\p{Sc}]*\.?`
const AMOUNT = new RegExp(
  String.raw`^(?<before>${WORD}) ?(?<sign>[-\u2212+]?) ?(?<figures>(?:\d{1,3}(?: \d{3})+|\d+)(?:[.,]\d+)?) ?(?<after>${WORD})$`,
  'u',
)
/** '12,5O': an O where a figure belongs. */
const LETTER_FOR_FIGURE = /\d[oOlI]$/

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }

/**
 * Reads '12,50', '12.50', '14', '7,79 €', 'EUR 11,40', '1 234,50'. Without a currency it is the network's, `usual`. `known`: whether three letters
 * name a currency. Nothing is guessed: '12,5O', '1e9' and '150 F' are asked about.
 */
export const readAmount = (
  typed: string,
  usual: string,
  known: (code: string) => boolean,
): Amount | { readonly problem: AmountProblem } => {
  const text = typed.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text === '') return { problem: { is: 'empty' } }
  const parts = AMOUNT.exec(text)?.groups
  const { before = '', sign = '', figures = '', after = '' } = parts ?? {}
  if (!parts || (before && after) || LETTER_FOR_FIGURE.test(text)) return { problem: { is: 'no-amount' } }
  const word = before || after
  if (sign === '-' || sign === '\u2212') return { problem: { is: 'negative' } }
  const [whole = '', cents = ''] = figures.replaceAll(' ', '').split(/[.,]/)
  if (cents.length > 2) return { problem: { is: 'decimals' } }
  const plain = whole.replace(/^0+(?=\d)/, '')
  if (plain.length > MOST_DIGITS) return { problem: { is: 'too-large' } }
  const amount = `${plain}.${cents.padEnd(2, '0')}`
  const currency = word === '' ? usual : (SIGNS[word] ?? word.toUpperCase())
  return /^[A-Z]{3}$/.test(currency) && known(currency) ? { amount, currency } : { problem: { is: 'currency', amount, word } }
}
