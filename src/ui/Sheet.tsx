// A sheet of paper with its heading. 'flush' lets a list or a table run to its edges.
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

type Props = {
  readonly heading?: string
  readonly headingLook?: 'hidden'
  /** What stands at the right of the heading. */
  readonly aside?: ComponentChildren
  readonly look?: 'flush'
  readonly busy?: boolean
  readonly children: ComponentChildren
}

export const Sheet = ({ heading, headingLook, aside, look, busy, children }: Props): JSX.Element => {
  const id = useId()
  return (
    <section
      class={look ? `sheet ${look}` : 'sheet'}
      aria-labelledby={heading === undefined ? undefined : id}
      aria-busy={busy ? 'true' : undefined}
    >
      {heading !== undefined && (
        <div class={headingLook === 'hidden' ? 'heard-only' : 'sheet-head'}>
          <h2 id={id}>{heading}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}
