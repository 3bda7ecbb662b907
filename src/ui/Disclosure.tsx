// Something more, opened in place. Once `open` has been said it stays open until the person closes it.
import type { ComponentChildren, JSX } from 'preact'
import { useRef } from 'preact/hooks'

type Props = { readonly title: string; readonly open?: boolean; readonly children: ComponentChildren }

export const Disclosure = ({ title, open, children }: Props): JSX.Element => {
  const opened = useRef(false)
  opened.current ||= open ?? false
  return (
    <details class="disclosure" open={opened.current || undefined}>
      <summary>{title}</summary>
      <div class="stack close">{children}</div>
    </details>
  )
}
