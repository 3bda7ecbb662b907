// The texts of the screens that an associated centre's phone has not: a catalogue of its own, which comes with those screens alone and is
// kept with them (sw.ts).
import type { Messages } from '@lingui/core'
import type { Language } from '../domain/languages.ts'
import { byKey, laterCatalogue, laterTexts } from './later-texts.ts'
import { firstCatalogue, speakToo, type Catalogue } from './translate.ts'

const STAFF: Readonly<Record<Language, () => Promise<{ default: readonly Messages[string][] }>>> = {
  fr: () => import('staff-text:fr'),
  en: () => import('staff-text:en'),
  it: () => import('staff-text:it'),
  es: () => import('staff-text:es'),
  ca: () => import('staff-text:ca'),
  pt: () => import('staff-text:pt'),
}
const staffCatalogue: Catalogue = of => byKey(import('staff-keys:'), STAFF[of]())

/** Awaited before the first of those screens is shown; with them come those of all later screens. */
export const staffTexts = async (): Promise<void> => void (await Promise.all([laterTexts(), speakToo(staffCatalogue)]))

/** Everything there is in a language, for what is said in another one than the screen speaks (voice.ts). */
export const allTexts: Catalogue = async of => {
  const [first, later, staff] = await Promise.all([firstCatalogue(of), laterCatalogue(of), staffCatalogue(of)])
  return { ...first, ...later, ...staff }
}
