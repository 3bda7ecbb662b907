// Whose card was opened last in a section, for as long as one stays in it: the list then knows by which line one left.
import type { Signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** `section`: where its addresses begin. `open`: whose card is open now; null for none. */
export const useLastOpened = (last: Signal<string | null>, section: string, open: string | null): void =>
  useEffect(() => {
    if (open !== null) last.value = open
    return () => {
      if (!location.pathname.startsWith(section)) last.value = null // one went elsewhere
    }
  }, [open])
