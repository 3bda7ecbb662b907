// After a change of screen the focus goes to main, as it would after loading a page. Not on the first screen, and not for a change within one.
import { useLayoutEffect } from 'preact/hooks'

export const MAIN = 'main'

/** Of the whole page, so that a change of frame counts as a change of screen too. */
let shown: string | null = null

/** `path`: of the screen shown. */
export const useFocusOnMain = (path: string): void => {
  useLayoutEffect(() => {
    const before = shown
    shown = path
    if (before !== null && before !== path) document.getElementById(MAIN)?.focus({ preventScroll: true })
  }, [path])
}
