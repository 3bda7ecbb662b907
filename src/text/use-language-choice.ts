// Choosing a language whose texts may not be on this device while there is no network: then it is said, in the language that stays.
// The last choice counts, however long an earlier one takes.
import { useRef, useState } from 'preact/hooks'
import { isLanguage, type Language } from '../domain/languages.ts'
import { isBroughtHere } from './kept-languages.ts'
import { LANGUAGE_NAMES } from './language-names.ts'
import { t } from './translate.ts'

export type LanguageChosen = {
  readonly choose: (to: string) => void
  /** What is to be told of the last choice; null when it is spoken. */
  readonly absent: string | null
}

/** `speak`: may reject when the texts cannot be had; then the old language stays. */
export const useLanguageChoice = (speak: (to: Language) => Promise<void>): LanguageChosen => {
  const [absent, set] = useState<Language | null>(null)
  const turn = useRef(0)
  return {
    choose: to => {
      if (!isLanguage(to)) return
      const mine = ++turn.current
      const isLast = (): boolean => mine === turn.current
      isBroughtHere(to)
        .then(async here => {
          if (here && isLast()) await speak(to)
          if (isLast()) set(here ? null : to)
        })
        .catch(() => isLast() && set(to))
    },
    absent: absent && t('language.absent', { language: LANGUAGE_NAMES[absent] }),
  }
}
