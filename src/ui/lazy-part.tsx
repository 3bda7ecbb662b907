// A part that is loaded when it is first shown, with the signs it may need. Once loaded it is there at once.
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** What failed while loading is thrown where the part would stand, so that the net around it says so; `absent` says what stands there instead. */
export const lazyPart = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  absent = (why: unknown, _props: P): JSX.Element | null => {
    throw why
  },
): ComponentType<P> => {
  let loaded: ComponentType<P> | null = null
  return (props: P): JSX.Element | null => {
    const [now, set] = useState<{ readonly part: ComponentType<P> | null; readonly failed?: unknown }>({ part: loaded })
    useEffect(() => {
      if (now.part) return
      Promise.all([load(), import('./later-icons.ts')]).then(
        ([part]) => {
          loaded = part
          set({ part })
        },
        (failed: unknown) => set({ part: null, failed }),
      )
    }, [])
    if (now.failed !== undefined) return absent(now.failed, props)
    return now.part && <now.part {...props} />
  }
}
