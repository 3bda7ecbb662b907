// The person's own choice of a language: spoken now and on the next opening.
import type { Language } from '../domain/languages.ts'
import { KEPT, language } from './language.ts'
import { speak } from './translate.ts'

/** Rejects when its texts cannot be loaded; the old language stays. */
export const chooseLanguage = async (to: Language): Promise<void> => {
  await speak(to)
  if (language.peek() !== to) return // another was asked for meanwhile
  try {
    localStorage.setItem(KEPT, to)
  } catch {
    // Storage forbidden: the choice lasts until the page closes.
  }
}
