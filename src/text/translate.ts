// Every sentence the person reads comes through `t`. Only the texts of the language in use are loaded, those of later screens with them.
import { setupI18n, type Messages } from '@lingui/core'
import type fr from './fr.json'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { guessLanguage, INTL, keptLanguage, language, setLanguage } from './language.ts'

export type TextKey = keyof typeof fr
export type Values = Readonly<Record<string, string | number>>

type Load = () => Promise<{ default: Messages }>
type LoadLater = () => Promise<{ default: readonly Messages[string][] }>
const i18n = setupI18n({})

const FIRST: Readonly<Record<Language, Load>> = {
  fr: () => import('compiled-text:fr'),
  en: () => import('compiled-text:en'),
  it: () => import('compiled-text:it'),
  es: () => import('compiled-text:es'),
  ca: () => import('compiled-text:ca'),
  pt: () => import('compiled-text:pt'),
}
const LATER: Readonly<Record<Language, LoadLater>> = {
  fr: () => import('later-text:fr'),
  en: () => import('later-text:en'),
  it: () => import('later-text:it'),
  es: () => import('later-text:es'),
  ca: () => import('later-text:ca'),
  pt: () => import('later-text:pt'),
}
let laterWanted = false
/** The texts of later screens travel without their keys, which are the same in six languages. */
const loadLater = async (of: Language): Promise<Messages> => {
  const [{ default: keys }, { default: texts }] = await Promise.all([import('later-keys:'), LATER[of]()])
  return Object.fromEntries(keys.map((key, i) => [key, texts[i]!])) // one for each key
}

/** Everything there is in a language, for what is said in another one than the screen speaks (voice.ts). */
export const allTexts = async (of: Language): Promise<Messages> => {
  const [first, later] = await Promise.all([FIRST[of](), loadLater(of)])
  return { ...first.default, ...later }
}

/** The sentence for a key in the language in use. A component that calls it is rendered again when the language changes. */
export const t = (key: TextKey, values?: Values): string => {
  void language.value // subscribes whoever renders
  return i18n._(key, values)
}

let asked: Language
/**
 * Loads a language and speaks it: texts, numbers, dates and the page's `lang` follow together. Rejects when its texts cannot be loaded; the
 * old language stays. The one that was asked for last is spoken, whichever comes first.
 */
export const speak = async (to: Language): Promise<void> => {
  asked = to
  const messages = laterWanted ? await allTexts(to) : (await FIRST[to]()).default
  if (to !== asked) return
  i18n.loadAndActivate({ locale: to, locales: [INTL[to]], messages })
  if (typeof document !== 'undefined') document.documentElement.lang = to
  setLanguage(to)
}

/** At start: the kept choice, else the browser's first language that we speak. Where its texts cannot be had, another that is here. */
export const speakFirst = async (): Promise<void> => {
  let why: unknown
  for (const to of [keptLanguage() ?? guessLanguage(navigator.languages), ...LANGUAGES]) {
    try {
      return await speak(to)
    } catch (e) {
      why = e
    }
  }
  throw why
}

/** The texts of the screens that are loaded later; awaited before the first of them is shown. */
export const laterTexts = async (): Promise<void> => {
  laterWanted = true
  const to = language.peek()
  i18n.load(to, await loadLater(to))
}
