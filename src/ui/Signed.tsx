// A word with its coloured sign: a purpose, in a list or a tally.
import type { JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

export const Signed = ({ icon, tone, word }: { readonly icon: IconName; readonly tone: string; readonly word: string }): JSX.Element => (
  <span class="signed" data-tone={tone}>
    <Icon name={icon} />
    <span>{word}</span>
  </span>
)
