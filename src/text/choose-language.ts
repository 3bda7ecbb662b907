// The person's own choice of a language: spoken now and on the next opening.
import type { Language } from '../domain/languages.ts'
import { KEPT_LANGUAGE, language } from './language.ts'
import { speak } from './translate.ts'

export const chooseLanguage = async (to: Language): Promise<void> => {
  await speak(to)
  if (language.peek() !== to) return // another was asked for meanwhile
  try {
    localStorage.setItem(KEPT_LANGUAGE, to)
  } catch {
    // Storage forbidden: the choice lasts until the page closes.
  }
}
