// The page's title says where one is; a screen states it while it is shown.
import { useLayoutEffect } from 'preact/hooks'

export const useTitle = (title: string): void => {
  useLayoutEffect(() => {
    document.title = title
  }, [title])
}
