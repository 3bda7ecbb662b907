// What was just done and how to take it back. One at a time, ten seconds, held while pointed at or focused, away with Escape. Undo lives on in the list, so the time never matters.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

const SHOWN_FOR = 10_000 // milliseconds; the same as --undo-time
const WORDS_FIRST = 80 // milliseconds

type Props = {
  /** The name of the region. */
  readonly label: string
  readonly children: ComponentChildren
  readonly action?: ComponentChildren
  /** A second row of optional presses, drawn when the words are on the screen: on a slow device it would hold them up. */
  readonly more?: ComponentChildren
  readonly moreLabel?: string
  /** It stands with all it has: so many pixels high. */
  readonly onWhole: (height: number) => void
  readonly onGone: () => void
}

/** Give each toast a `key`: a new one replaces the old. What it says is also announced by whoever shows it. */
export const Toast = ({ label, children, action, more, moreLabel, onWhole, onGone }: Props): JSX.Element => {
  const [held, hold] = useState({ hover: false, focus: false })
  const [drawn, tellDrawn] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const left = useRef(SHOWN_FOR)
  const gone = useRef(onGone)
  gone.current = onGone
  const still = held.hover || held.focus

  useEffect(() => {
    const timer = setTimeout(() => tellDrawn(true), WORDS_FIRST)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const escaped = (e: KeyboardEvent): void => {
      if (e.key === 'Escape') gone.current()
    }
    document.addEventListener('keydown', escaped)
    return () => document.removeEventListener('keydown', escaped)
  }, [])
  useEffect(() => {
    if (drawn && box.current) onWhole(box.current.offsetHeight)
  }, [drawn])
  useEffect(() => {
    if (still) return undefined
    const since = performance.now()
    const timer = setTimeout(() => gone.current(), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(1000, left.current - (performance.now() - since)) // a second at least after one looks away
    }
  }, [still])

  return (
    <div
      ref={box}
      class="toast"
      role="region"
      aria-label={label}
      data-held={still ? '' : undefined}
      onMouseEnter={() => hold(h => ({ ...h, hover: true }))}
      onMouseLeave={() => hold(h => ({ ...h, hover: false }))}
      onFocusIn={() => hold(h => ({ ...h, focus: true }))}
      onFocusOut={() => hold(h => ({ ...h, focus: false }))}
    >
      <p>{children}</p>
      {action}
      {drawn && more && (
        <div class="more" role="group" aria-label={moreLabel}>
          {more}
        </div>
      )}
      <span class="running" aria-hidden="true" />
    </div>
  )
}
