// What the six languages call themselves.
import type { Language } from '../domain/languages.ts'

/** Each language under its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  it: 'Italiano',
  es: 'Español',
  ca: 'Català',
  pt: 'Português',
}
