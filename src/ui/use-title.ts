// The page's title says where one is; a screen states it while it is shown.
import { useLayoutEffect } from 'preact/hooks'

/** While another title lies over it: what the screen behind would have. */
let behind: string | null = null

export const useTitle = (title: string): void => {
  useLayoutEffect(() => {
    if (behind === null) document.title = title
    else behind = title
  }, [title])
}

/** Until it is called with null no screen's own title shows. */
export const coverTitle = (over: string | null): void => {
  if (over !== null) behind ??= document.title
  document.title = over ?? behind ?? document.title
  if (over === null) behind = null
}
