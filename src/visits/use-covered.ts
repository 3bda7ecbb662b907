// A device that lies open on a counter shows nothing of whoever was there before: after a minute without a touch the page of the day is covered. The four
// entries stay as they are; one press shows the page again.
import { useEffect, useState } from 'preact/hooks'

/** Milliseconds. */
const ALONE = 60_000
const TOUCHES = ['pointerdown', 'pointermove', 'keydown']

export const useCovered = (): readonly [covered: boolean, uncover: () => void] => {
  const [covered, cover] = useState(false)
  useEffect(() => {
    let timer = 0
    const touched = (): void => {
      clearTimeout(timer)
      timer = window.setTimeout(() => cover(true), ALONE)
    }
    touched()
    for (const kind of TOUCHES) document.addEventListener(kind, touched)
    return () => {
      clearTimeout(timer)
      for (const kind of TOUCHES) document.removeEventListener(kind, touched)
    }
  }, [])
  return [covered, () => cover(false)]
}
