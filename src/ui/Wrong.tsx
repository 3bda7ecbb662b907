// What keeps a form from being saved, in words and with a sign, beside the thing it speaks of.
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './Icon.tsx'

export const Wrong = ({ id, children }: { readonly id: string; readonly children: ComponentChildren }): JSX.Element => (
  <p class="wrong" id={id}>
    <Icon name="warning" size="small" />
    <span>{children}</span>
  </p>
)
