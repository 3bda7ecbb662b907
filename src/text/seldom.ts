// What is seldom opened: the handbook, its papers, the tour, the pack of a first use. A catalogue of its own for each language, loaded with these
// screens alone, and kept for offline with the files that not every device has a use for (sw.ts). Plain sentences: no plural, no choice in them.
import type { Language } from '../domain/languages.ts'
import type fr from './seldom/fr.json'

/** By key one sentence, or several lines. */
export type Seldom = typeof fr
type KeysOf<V> = { readonly [K in keyof Seldom]: Seldom[K] extends V ? K : never }[keyof Seldom]
export type SayKey = KeysOf<string>
export type LinesKey = KeysOf<readonly string[]>

type Load = () => Promise<{ default: Seldom }>
const LOAD: Readonly<Record<Language, Load>> = {
  fr: () => import('seldom-text:fr'),
  en: () => import('seldom-text:en'),
  it: () => import('seldom-text:it'),
  es: () => import('seldom-text:es'),
  ca: () => import('seldom-text:ca'),
  pt: () => import('seldom-text:pt'),
}

/** Rejects where they are neither on this device nor to be had. */
export const seldomTexts = async (of: Language): Promise<Seldom> => (await LOAD[of]()).default

/** Puts values where the text says '{name}'. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (as, name: string) => values[name] ?? as)
