// Something more that is made only when it is opened: a screen of many tables is there at once, a long form answers at once. Once `open` has been said
// it stays open until the person closes it.
import type { ComponentChildren, JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'

type Props = { readonly title: string; readonly open?: boolean; readonly children: () => ComponentChildren }

export const LaterDisclosure = ({ title, open, children }: Props): JSX.Element => {
  const [pressed, press] = useState(false)
  const opened = useRef(false)
  opened.current ||= open ?? false
  return (
    <details class="disclosure" open={opened.current || undefined} onToggle={e => e.currentTarget.open && press(true)}>
      {/* made before it is opened, so that the next Tab finds it; a page that opens it by itself tells only afterwards */}
      <summary onClick={() => press(true)}>{title}</summary>
      {(pressed || opened.current) && <div class="stack close">{children()}</div>}
    </details>
  )
}
