// The texts of the screens that are loaded later. They travel without their keys, which are the same in six languages.
import type { Messages } from '@lingui/core'
import type { Language } from '../domain/languages.ts'
import { speakToo, type Catalogue } from './translate.ts'

type Keys = Promise<{ default: readonly string[] }>
type Texts = Promise<{ default: readonly Messages[string][] }>

const LATER: Readonly<Record<Language, () => Texts>> = {
  fr: () => import('later-text:fr'),
  en: () => import('later-text:en'),
  it: () => import('later-text:it'),
  es: () => import('later-text:es'),
  ca: () => import('later-text:ca'),
  pt: () => import('later-text:pt'),
}

export const byKey = async (keysOf: Keys, textsOf: Texts): Promise<Messages> => {
  const [{ default: keys }, { default: texts }] = await Promise.all([keysOf, textsOf])
  return Object.fromEntries(keys.map((key, i) => [key, texts[i]!])) // one for each key
}
export const laterCatalogue: Catalogue = of => byKey(import('later-keys:'), LATER[of]())

/** Awaited before the first of those screens is shown. */
export const laterTexts = (): Promise<void> => speakToo(laterCatalogue)
