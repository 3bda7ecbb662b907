// What is usual on this device, as one tap for purpose and length together. It stays in its place while the form is open: nothing moves under the finger.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { presetsOf, type Habits, type Preset } from '../domain/habits.ts'
import type { Choice } from '../domain/purposes.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import type { Interview } from './visit-draft.ts'

type Props = {
  readonly habits: Habits
  readonly choices: readonly Choice[]
  readonly entry: Interview
  readonly touch: (part: Partial<Interview>) => void
}

export const Presets = ({ habits, choices, entry, touch }: Props): JSX.Element | null => {
  const shown = useRef<readonly Preset[]>([])
  if (shown.current.length === 0) shown.current = presetsOf(habits)
  const words = (p: Preset): readonly string[] | null => {
    const named = p.purposes.map(id => choices.find(c => c.id === id))
    return named.every(c => c !== undefined) ? named.map(c => purposeWords(c).short) : null // one that is no longer chosen
  }
  const offered = shown.current.flatMap(p => {
    const w = words(p)
    return w ? [{ ...p, word: t('interview.preset', { purposes: w.join(', '), range: t(`duration.${p.duration}`) }) }] : []
  })
  if (offered.length === 0) return null
  return (
    <div class="row close" role="group" aria-label={t('interview.presets')}>
      <span class="meta">{t('interview.presets')}</span>
      {offered.map(p => (
        <Button
          key={p.word}
          pressed={entry.duration === p.duration && entry.purposes.join(' ') === p.purposes.join(' ')}
          onPress={() => touch({ purposes: p.purposes, duration: p.duration })}
        >
          {p.word}
        </Button>
      ))}
    </div>
  )
}
