// A price in words. The amount is never converted.
import type { Price } from '../domain/price.ts'
import { INTL, language } from '../text/language.ts'
import { t } from '../text/translate.ts'

/** '13,90 €'. */
export const moneyText = (amount: string, currency: string): string =>
  new Intl.NumberFormat(INTL[language.value], { style: 'currency', currency, minimumFractionDigits: 2 }).format(Number(amount)) // two decimals of at most six figures: a number holds them

/** '150,00': where the currency is not understood. */
export const amountText = (amount: string): string =>
  new Intl.NumberFormat(INTL[language.value], { minimumFractionDigits: 2 }).format(Number(amount)) // as above

/** '13,90 €', '24,00 € l’abonnement', 'gratuit'. */
export const priceText = ({ kind, amount, currency }: Pick<Price, 'kind' | 'amount' | 'currency'>): string =>
  amount === null || currency === null
    ? t(`holdings.price.kind.${kind}`)
    : kind === 'subscription'
      ? t('holdings.price.subscription', { amount: moneyText(amount, currency) })
      : moneyText(amount, currency)

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
export const isCurrency = (code: string): boolean => CURRENCIES.has(code)
