// A screen that is loaded when one goes to it, together with its texts. Once loaded it is there at once.
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { laterTexts } from '../text/translate.ts'

/** What failed while loading is thrown where the screen would stand, so that the net around it (Fault) says so. */
export const lazyScreen = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  let loaded: ComponentType<P> | null = null
  return (props: P): JSX.Element | null => {
    const [now, set] = useState<{ readonly screen: ComponentType<P> | null; readonly failed?: unknown }>({ screen: loaded })
    useEffect(() => {
      if (now.screen) return
      Promise.all([load(), laterTexts()]).then(
        ([screen]) => {
          loaded = screen
          set({ screen })
        },
        (failed: unknown) => set({ screen: null, failed }),
      )
    }, [])
    if (now.failed !== undefined) throw now.failed
    return now.screen && <now.screen {...props} />
  }
}
