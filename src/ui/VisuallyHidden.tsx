// Words for a screen reader alone.
import type { ComponentChildren, JSX } from 'preact'

export const VisuallyHidden = ({ children }: { readonly children: ComponentChildren }): JSX.Element => (
  <span class="heard-only">{children}</span>
)
