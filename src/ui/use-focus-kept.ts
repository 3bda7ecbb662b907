// What had the focus goes with what it did, and nobody has said what stands for it (use-focus-back.ts, use-focus-gone.ts): it goes to what is nearest, and is
// not lost at the top of the page, nor under a bar at its foot. Who touches the screen has no use for it.
import { useEffect } from 'preact/hooks'

const CONTROLS = 'a[href], button, input, select, textarea, summary'
/** Whoever says where it goes does so with the next picture. Milliseconds. */
const OTHERS_FIRST = 100

/** `around`: what had it, and each part around it, from within. `main`: what has it where nothing is near. */
const nearest = (around: readonly Element[], main: HTMLElement): HTMLElement => {
  const part = around.find(e => e.isConnected)
  const whole = part?.closest('dialog') ?? main
  if (!part || !whole.contains(part) || part.querySelector('h1')) return main
  const seen = [...whole.querySelectorAll<HTMLElement>(CONTROLS)].filter(e => e.getClientRects().length > 0)
  const after = (e: HTMLElement): boolean => (part.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 // inside it, too
  return seen.find(after) ?? seen.at(-1) ?? main
}

/** `id`: of main. Call once. */
export const useFocusKept = (id: string): void => {
  useEffect(() => {
    let around: readonly Element[] = []
    let touched = false
    let timer = 0
    const isLost = (): boolean => document.activeElement === document.body && around[0]?.isConnected === false
    const look = (): void => {
      if (touched || !isLost()) return
      clearTimeout(timer)
      timer = window.setTimeout(() => {
        const main = document.getElementById(id)
        if (!main || !isLost()) return
        const to = nearest(around, main)
        to.focus({ preventScroll: to === main })
      }, OTHERS_FIRST)
    }
    const had = (e: FocusEvent): void => {
      around = e.composedPath().filter(x => x instanceof Element)
      // the browser itself shows the caret of a field, be it under a bar, and the edge of a box at the end of a row that scrolls
      if (!touched) around[0]?.closest('.tick, textarea')?.scrollIntoView({ block: 'nearest' })
    }
    const pressed = (e: Event): void => {
      touched = e.type === 'pointerdown'
    }
    const changes = new MutationObserver(look)
    changes.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', had)
    for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, pressed, true)
    return () => {
      clearTimeout(timer)
      changes.disconnect()
      document.removeEventListener('focusin', had)
      for (const kind of ['pointerdown', 'keydown']) document.removeEventListener(kind, pressed, true)
    }
  }, [id])
}
