// The texts of the screens that are loaded later. They travel without their keys, which are the same in six languages.
import type { Messages } from '@lingui/core'
import type { Language } from '../domain/languages.ts'
import { speakToo, type Catalogue } from './translate.ts'

type Load = () => Promise<{ default: readonly Messages[string][] }>
const LATER: Readonly<Record<Language, Load>> = {
  fr: () => import('later-text:fr'),
  en: () => import('later-text:en'),
  it: () => import('later-text:it'),
  es: () => import('later-text:es'),
  ca: () => import('later-text:ca'),
  pt: () => import('later-text:pt'),
}

const laterCatalogue: Catalogue = async of => {
  const [{ default: byKey }, { default: texts }] = await Promise.all([import('later-keys:'), LATER[of]()])
  return byKey(texts)
}

/** Awaited before the first of those screens is shown. */
export const laterTexts = (): Promise<void> => speakToo(laterCatalogue)
