// A word with its sign before it, where it has one.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type Props = { readonly icon: IconName | null; readonly children: ComponentChildren }

export const WithSign = ({ icon, children }: Props): JSX.Element =>
  icon ? (
    <span class="signed">
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  ) : (
    <>{children}</>
  )
