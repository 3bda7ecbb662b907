// Something more, opened in place.
import type { ComponentChildren, JSX } from 'preact'

type Props = { readonly title: string; readonly open?: boolean; readonly children: ComponentChildren }

export const Disclosure = ({ title, open, children }: Props): JSX.Element => (
  <details class="disclosure" open={open}>
    <summary>{title}</summary>
    <div class="stack close">{children}</div>
  </details>
)
