// Complete, awaited, to ask, under way, not open: a sign, a word, and a colour only where somebody must act.
import type { JSX } from 'preact'
import type { DayState } from '../domain/completeness.ts'
import { t } from '../text/translate.ts'
import { Tag } from '../ui/Tag.tsx'

export const StateTag = ({ state }: { readonly state: DayState }): JSX.Element => {
  const word = t(`centres.state.${state}`)
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
    case 'off':
      return <Tag>{word}</Tag>
  }
}
