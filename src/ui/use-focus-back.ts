// What was opened in place is closed: the focus goes back to what opened it, and is not lost at the top of the page.
import { useEffect, useRef } from 'preact/hooks'

/** `open`: what is open, null for nothing; the button that opens it bears the id `openerOf(open)`. `elsewhere`: what stands for it where that button is gone. */
export const useFocusBack = (open: string | null, elsewhere: string | null = null): void => {
  const was = useRef<string | null>(null)
  useEffect(() => {
    const before = was.current
    was.current = open
    if (before === null || open !== null) return
    const opener = document.getElementById(openerOf(before)) ?? (elsewhere === null ? null : document.getElementById(openerOf(elsewhere)))
    opener?.focus()
  }, [open, elsewhere])
}
export const openerOf = (what: string): string => `opens-${what}`
