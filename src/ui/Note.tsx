// A sentence with a sign that stands under what it explains: coverage, privacy, what waits.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

export const Note = ({
  icon,
  tone,
  children,
}: {
  readonly icon: IconName
  readonly tone?: 'ochre'
  readonly children: ComponentChildren
}): JSX.Element => (
  <p class={tone ? `note ${tone}` : 'note'}>
    <Icon name={icon} size="small" />
    <span>{children}</span>
  </p>
)
