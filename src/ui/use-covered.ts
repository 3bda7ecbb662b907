// A device that lies open on a counter shows nothing of whoever was there before: after a minute without a touch what tells of a visit is covered. The page
// of the day is covered where it stands, so that its four entries go on; a form, a dialog, a sheet are covered whole (records/Cover.tsx), and lose nothing by it.
import { useEffect, useState } from 'preact/hooks'
import { dismissToast } from './Toasts.tsx'

/** Milliseconds. */
const ALONE = 60_000
const TOUCHES = ['pointerdown', 'pointermove', 'keydown']

export const useCovered = (): readonly [covered: boolean, uncover: () => void] => {
  const [covered, cover] = useState(false)
  useEffect(() => {
    if (covered) return undefined
    let timer = 0
    const touched = (): void => {
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        dismissToast() // it stays while somebody points at it, and says what was noted
        cover(true)
      }, ALONE)
    }
    touched()
    for (const kind of TOUCHES) document.addEventListener(kind, touched)
    return () => {
      clearTimeout(timer)
      for (const kind of TOUCHES) document.removeEventListener(kind, touched)
    }
  }, [covered])
  return [covered, () => cover(false)]
}
