// In which language the sheet speaks, whatever the screen does. Chosen for one sheet, in memory only: it would say something of who takes it away.
import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../domain/languages.ts'
import { language } from '../text/language.ts'
import { useLanguageChoice } from '../text/use-language-choice.ts'
import { voiceOf, type Voice } from '../text/voice.ts'

/** Null: as the screen. Outlives the way to a card and back. */
const chosen = signal<Language | null>(null)

export type VoiceChosen = {
  /** Null until the first texts are there. */
  readonly voice: Voice | null
  readonly choose: (to: string) => void
  /** What is to be told of a language whose texts are not here. */
  readonly absent: string | null
  /** The next sheet speaks as the screen does. */
  readonly reset: () => void
}

export const useVoice = (): VoiceChosen => {
  const [voice, hear] = useState<Voice | null>(null)
  const asked = useRef<Language | null>(null)
  const { choose, absent } = useLanguageChoice(async to => {
    asked.current = to
    const read = await voiceOf(to)
    if (asked.current !== to) return // another was asked for meanwhile
    chosen.value = to === language.peek() ? null : to
    hear(read)
  })
  useEffect(() => choose(chosen.peek() ?? language.peek()), [language.value])
  return {
    voice,
    choose,
    absent,
    reset: () => choose(language.peek()),
  }
}
