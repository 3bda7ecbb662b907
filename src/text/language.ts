// Which of the six languages the screen speaks, how it was chosen, and where the choice is kept.
import { signal, type ReadonlySignal } from '@preact/signals'
import { isLanguage, type Language } from '../domain/languages.ts'

/** What `Intl` is asked for: the variant whose day-and-month order and 24-hour clock these networks use. */
export const INTL: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', it: 'it-IT', es: 'es-ES', ca: 'ca-ES', pt: 'pt-PT' }

/** Under this name the browser keeps the choice (choose-language.ts). */
export const KEPT = 'relais.language'

/** The first language of the browser that we speak; French otherwise. */
export const guessLanguage = (wanted: readonly string[]): Language => {
  for (const tag of wanted) {
    const short = tag.slice(0, 2).toLowerCase()
    if (isLanguage(short)) return short
  }
  return 'fr'
}

/** The choice made on this device before, or null. A browser that forbids storage has made none. */
export const keptLanguage = (): Language | null => {
  try {
    const kept = localStorage.getItem(KEPT)
    return isLanguage(kept) ? kept : null
  } catch {
    return null // storage forbidden by the browser: the guess serves
  }
}

const spoken = signal<Language>('fr')
/** Reading its value in a component makes that component follow a change of language. */
export const language: ReadonlySignal<Language> = spoken
/** Only `speak` (translate.ts) calls this, once the texts of that language are there. */
export const setLanguage = (to: Language): void => {
  spoken.value = to
}
