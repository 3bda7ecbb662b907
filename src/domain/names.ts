// A name in several languages.
import type { Language } from './languages.ts'

/** `main`: in the language of the place; what every screen falls back to. `by`: where another language says it differently. */
export type Names = { readonly main: string; readonly by: Readonly<Partial<Record<Language, string>>> }

declare const OF_A_CENTRE: unique symbol // of types only: there is no such field
/** The names of a centre: they come into a sentence with its mention, through text/centre-words.ts, and no other way (S052). */
export type CentreNames = Names & { readonly [OF_A_CENTRE]?: true }
/** Of anything but a centre. */
export type OtherNames = Names & { readonly [OF_A_CENTRE]?: never }

export const plainName = (main: string): Names => ({ main, by: {} })
export const nameIn = (names: OtherNames, language: Language): string => names.by[language] ?? names.main
