// What was printed is erased from the device, and stays on the screen for a minute that somebody sees: a printer may have jammed, and a telephone draws the
// pages of its own dialog from the page that stands there. Then it is gone from the screen too.
import { useEffect, useState } from 'preact/hooks'
import type { SheetItem } from '../domain/sheet.ts'

/** Milliseconds; in how many steps it is looked whether the page is seen. */
const STAYS = 60_000
const STEP = 1000

export type Lingering = { readonly items: readonly SheetItem[]; readonly linger: (items: readonly SheetItem[]) => void }

/** `gone`: it went by itself. */
export const useLingering = (gone: () => void): Lingering => {
  const [items, linger] = useState<readonly SheetItem[]>([])
  useEffect(() => {
    if (items.length === 0) return undefined
    let left = STAYS
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') left -= STEP
      if (left > 0) return
      linger([])
      gone()
    }, STEP)
    return () => clearInterval(timer)
  }, [items])
  return { items, linger }
}
