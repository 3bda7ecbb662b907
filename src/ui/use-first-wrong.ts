// After a form was sent in vain, the focus goes to the first field that says what is wrong; a screen reader then reads it.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'

type FirstWrong<E extends HTMLElement> = {
  readonly form: RefObject<E | null>
  /** Once the problems that were just set are on screen, the focus moves. */
  readonly look: () => void
  /** False where a date or a time was begun and not finished: the field then says so (DateTimeField). */
  readonly isWhole: () => boolean
}

export const useFirstWrong = <E extends HTMLElement = HTMLFormElement>(): FirstWrong<E> => {
  const form = useRef<E>(null)
  const [turn, next] = useState(0)
  // with the picture that tells it, not after: a hand that is already further on keeps its place
  useLayoutEffect(() => {
    const first = turn > 0 ? form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') : null
    const folded = first?.closest('details')
    if (folded) folded.open = true // what is folded away takes no focus
    first?.focus()
  }, [turn])
  return { form, look: () => next(n => n + 1), isWhole: () => !(form.current instanceof HTMLFormElement) || form.current.checkValidity() }
}
