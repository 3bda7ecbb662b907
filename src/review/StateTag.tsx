// Complete, awaited, to ask, under way, still to come, not open: a sign, a word, and a colour only where somebody must act.
import type { JSX } from 'preact'
import type { DayState } from '../domain/completeness.ts'
import { t } from '../text/translate.ts'
import { Tag } from '../ui/Tag.tsx'

/** `word`: where there is more to say than the state itself. */
export const StateTag = ({
  state,
  word = t(`centres.state.${state}`),
}: {
  readonly state: DayState
  readonly word?: string
}): JSX.Element => {
  switch (state) {
    case 'hole':
      return (
        <Tag tone="ochre" icon="warning">
          {word}
        </Tag>
      )
    case 'awaited':
      return <Tag icon="clock">{word}</Tag>
    case 'complete':
      return (
        <Tag tone="fir" icon="tick">
          {word}
        </Tag>
      )
    case 'running':
    case 'ahead':
    case 'off':
      return <Tag>{word}</Tag>
  }
}
