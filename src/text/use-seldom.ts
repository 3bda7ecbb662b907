// The seldom texts in the language in use, followed: null while they come, 'absent' where this device has them neither here nor by the line.
import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../domain/languages.ts'
import { language } from './language.ts'
import { filled, seldomTexts, type LinesKey, type SayKey, type Seldom } from './seldom.ts'

export type Say = {
  readonly language: Language
  readonly say: (key: SayKey, values?: Readonly<Record<string, string>>) => string
  readonly lines: (key: LinesKey) => readonly string[]
}

const sayOf = (of: Language, texts: Seldom): Say => ({
  language: of,
  say: (key, values = {}) => filled(texts[key], values),
  lines: key => texts[key],
})

/** What was read before stays until the new language is here. */
export const useSeldom = (): Say | 'absent' | null => {
  const [now, set] = useState<Say | 'absent' | null>(null)
  const wanted = language.value
  useEffect(() => {
    let over = false
    seldomTexts(wanted).then(
      texts => over || set(sayOf(wanted, texts)),
      () => over || set('absent'),
    )
    return () => {
      over = true
    }
  }, [wanted])
  return now
}
