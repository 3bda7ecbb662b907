// Something more that is made only when it is opened: a screen of many tables is there at once.
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'

export const LaterDisclosure = ({
  title,
  children,
}: {
  readonly title: string
  readonly children: () => ComponentChildren
}): JSX.Element => {
  const [opened, open] = useState(false)
  return (
    <details class="disclosure" onToggle={e => e.currentTarget.open && open(true)}>
      <summary>{title}</summary>
      {opened && <div class="stack near">{children()}</div>}
    </details>
  )
}
