// A slip torn from the counterfoil book: what waits for a person. Ochre waits for you, slate is somebody else's asking, brick could not be done.
import type { ComponentChildren, JSX } from 'preact'

type Props = {
  readonly tone?: 'slate' | 'brick'
  readonly role?: 'alert'
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
}

export const Slip = ({ tone, role, actions, children }: Props): JSX.Element => (
  <div class={tone ? `slip ${tone}` : 'slip'} role={role}>
    <p>{children}</p>
    {actions && <span class="row close">{actions}</span>}
  </div>
)
