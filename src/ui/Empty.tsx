// Nothing here: a sign, what that means, what to do. "Nothing" is never "zero".
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type Props = { readonly icon: IconName; readonly title: string; readonly children?: ComponentChildren; readonly action?: ComponentChildren }

export const Empty = ({ icon, title, children, action }: Props): JSX.Element => (
  <div class="empty">
    <Icon name={icon} />
    <h3>{title}</h3>
    {children && <p class="soft">{children}</p>}
    {action}
  </div>
)
