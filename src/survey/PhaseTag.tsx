// Whether a survey is under way, in a word.
import type { JSX } from 'preact'
import type { Phase } from '../domain/survey.ts'
import { t } from '../text/translate.ts'
import { Tag } from '../ui/Tag.tsx'

export const PhaseTag = ({ phase }: { readonly phase: Phase }): JSX.Element => (
  <Tag tone={phase === 'running' ? 'fir' : 'slate'}>{t(`survey.phase.${phase}`)}</Tag>
)
