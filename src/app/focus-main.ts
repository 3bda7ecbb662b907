// After a change of screen the focus goes to main, as it would after loading a page. Not on the first screen, and not for a change within one.
import { useLayoutEffect, useRef } from 'preact/hooks'

export const MAIN = 'main'

/** `path`: of the screen shown. */
export const useFocusOnMain = (path: string): void => {
  const before = useRef(path)
  useLayoutEffect(() => {
    if (before.current === path) return
    before.current = path
    document.getElementById(MAIN)?.focus({ preventScroll: true })
  }, [path])
}
