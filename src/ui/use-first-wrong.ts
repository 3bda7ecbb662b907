// After a form was sent in vain, the focus goes to the first field that says what is wrong; a screen reader then reads it.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'

/** `look` after the problems are set: once they are on screen, the focus moves. */
export const useFirstWrong = (): { readonly form: RefObject<HTMLFormElement | null>; readonly look: () => void } => {
  const form = useRef<HTMLFormElement>(null)
  const [turn, next] = useState(0)
  useEffect(() => {
    const first = turn > 0 ? form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') : null
    const folded = first?.closest('details')
    if (folded) folded.open = true // what is folded away takes no focus
    first?.focus()
  }, [turn])
  return { form, look: () => next(n => n + 1) }
}
