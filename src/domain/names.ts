// A name in several languages.
import type { Language } from './languages.ts'

/** `main`: in the language of the place; what every screen falls back to. `by`: where another language says it differently. */
export type Names = { readonly main: string; readonly by: Readonly<Partial<Record<Language, string>>> }

export const plainName = (main: string): Names => ({ main, by: {} })
export const nameIn = (names: Names, language: Language): string => names.by[language] ?? names.main
