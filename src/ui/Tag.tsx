// A short word in a box, with a sign where its colour means something.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type Props = { readonly tone?: 'ochre' | 'brick' | 'fir' | 'slate'; readonly icon?: IconName; readonly children: ComponentChildren }

export const Tag = ({ tone, icon, children }: Props): JSX.Element => (
  <span class={tone ? `tag ${tone}` : 'tag'}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
)
