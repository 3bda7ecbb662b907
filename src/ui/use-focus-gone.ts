// What was pressed goes with what it did: the focus then goes to what stands for it, and is not lost at the top of the page.
import { useEffect, useRef } from 'preact/hooks'

/**
 * `shown`: what changes when the press has had its effect; `instead`: what takes the focus, null where it is not there yet. What is returned is called with
 * the press: without one the focus is left alone.
 */
export const useFocusGone = (shown: unknown, instead: () => HTMLElement | null): (() => void) => {
  const due = useRef(false)
  useEffect(() => {
    const place = due.current && document.activeElement === document.body ? instead() : null
    if (!place) return
    due.current = false
    place.focus()
  }, [shown])
  return () => {
    due.current = true
  }
}
