// Every sentence the person reads comes through `t`. Only the texts of the language in use are loaded, those of later screens with them (with-texts.ts).
import { setupI18n, type Messages } from '@lingui/core'
import type fr from './fr.json'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { guessLanguage, INTL, keptLanguage, language, setLanguage } from './language.ts'

export type TextKey = keyof typeof fr
export type Values = Readonly<Record<string, string | number>>
/** What one kind of screens says in a language. Rejects when it cannot be loaded. */
export type Catalogue = (of: Language) => Promise<Messages>

type Load = () => Promise<{ default: Messages }>
const i18n = setupI18n({})

const FIRST: Readonly<Record<Language, Load>> = {
  fr: () => import('compiled-text:fr'),
  en: () => import('compiled-text:en'),
  it: () => import('compiled-text:it'),
  es: () => import('compiled-text:es'),
  ca: () => import('compiled-text:ca'),
  pt: () => import('compiled-text:pt'),
}

/** The sentence for a key in the language in use. A component that calls it is rendered again when the language changes. */
export const t = (key: TextKey, values?: Values): string => {
  void language.value // subscribes whoever renders
  return i18n._(key, values)
}

/** What is spoken in whatever language is chosen: the first screen's texts, and those that came with other screens. */
export const wanted = new Set<Catalogue>([async of => (await FIRST[of]()).default])
let asked: Language
/**
 * Loads a language and speaks it: texts, numbers, dates and the page's `lang` follow together. Rejects when its texts cannot be loaded; the
 * old language stays. The one that was asked for last is spoken, whichever comes first.
 */
export const speak = async (to: Language): Promise<void> => {
  asked = to
  const messages: Messages = {}
  for (const catalogue of wanted) Object.assign(messages, await catalogue(to)) // one that is added meanwhile comes along
  if (to !== asked) return
  i18n.loadAndActivate({ locale: to, locales: [INTL[to]], messages })
  if (typeof document !== 'undefined') document.documentElement.lang = to
  setLanguage(to)
}

/** From now on a catalogue is spoken too, in every language that is chosen; awaited before what says it is shown. */
export const speakToo = async (catalogue: Catalogue): Promise<void> => {
  wanted.add(catalogue)
  const to = language.peek()
  i18n.load(to, await catalogue(to))
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
