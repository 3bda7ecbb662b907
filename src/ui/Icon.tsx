// One sign. Hidden from screen readers: the word beside it speaks.
import type { JSX } from 'preact'
import { iconPaths, type IconName } from './icon-paths.ts'

export const Icon = ({ name, size }: { readonly name: IconName; readonly size?: 'small' }): JSX.Element => (
  <svg class={size ? 'i small' : 'i'} viewBox="0 0 24 24" aria-hidden="true">
    <path d={iconPaths[name]} />
  </svg>
)
