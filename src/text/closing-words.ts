// Why it is closed, within a sentence: 'neige ou route coupée'.
import { reasonOf } from '../domain/closing-reasons.ts'
import { INTL, language } from './language.ts'
import { t } from './translate.ts'

/** Of a reason as it stands in a record. */
export const closingWords = (reason: string): string => {
  const word = t(`closing.${reasonOf(reason)}`)
  return word.slice(0, 1).toLocaleLowerCase(INTL[language.peek()]) + word.slice(1)
}
