// The texts of the screens that an associated centre's phone has not: a catalogue of its own, which comes with those screens alone and is
// kept with them (sw.ts).
import type { Messages } from '@lingui/core'
import type { Language } from '../domain/languages.ts'
import { laterTexts } from './later-texts.ts'
import { speakToo, type Catalogue } from './translate.ts'

type Load = () => Promise<{ default: readonly Messages[string][] }>
const STAFF: Readonly<Record<Language, Load>> = {
  fr: () => import('staff-text:fr'),
  en: () => import('staff-text:en'),
  it: () => import('staff-text:it'),
  es: () => import('staff-text:es'),
  ca: () => import('staff-text:ca'),
  pt: () => import('staff-text:pt'),
}
const staffCatalogue: Catalogue = async of => {
  const [{ default: byKey }, { default: texts }] = await Promise.all([import('staff-keys:'), STAFF[of]()])
  return byKey(texts)
}

/** Awaited before the first of those screens is shown; with them come those of all later screens. */
export const staffTexts = async (): Promise<void> => void (await Promise.all([laterTexts(), speakToo(staffCatalogue)]))
