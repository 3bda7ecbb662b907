// A share in whole per cent: '64 %'.
import { INTL, language } from './language.ts'

/** `part` of `whole`, which is not nothing. */
export const percentText = (part: number, whole: number): string =>
  new Intl.NumberFormat(INTL[language.value], { style: 'percent', maximumFractionDigits: 0 }).format(part / whole)
