// How wide a part is, for what is drawn to its container: known before the first picture, and followed.
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'

/** `rem`: pixels of one, so that what is drawn grows with the person's text. */
export type Room = { readonly width: number; readonly rem: number }

export const useWidth = (): readonly [RefObject<HTMLDivElement | null>, Room | null] => {
  const at = useRef<HTMLDivElement>(null)
  const [room, set] = useState<Room | null>(null)
  useLayoutEffect(() => {
    const part = at.current
    if (!part) return
    const look = (): void => {
      const next = { width: Math.floor(part.clientWidth), rem: parseFloat(getComputedStyle(document.documentElement).fontSize) }
      set(known => (known?.width === next.width && known.rem === next.rem ? known : next))
    }
    look()
    const watch = new ResizeObserver(look)
    watch.observe(part)
    return () => watch.disconnect()
  }, [])
  return [at, room]
}
