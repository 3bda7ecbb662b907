// Nobody has touched the kiosk for a while: first it asks, then it is as it was. Nothing of it is written anywhere.
import { useEffect, useRef, useState } from 'preact/hooks'

/** Milliseconds without a touch before it asks, and how long it then waits. Together a minute (J32). */
const ASKS = 45_000
const WAITS = 15_000

/** `asking`: it asks whether somebody is still there. `quiet`: nobody was, and nobody has come since. */
export type Quiet = { readonly asking: boolean; readonly quiet: boolean }

/** `begin`: makes everything as it was. */
export const useQuiet = (begin: () => void): Quiet => {
  const [is, be] = useState<'touched' | 'asking' | 'quiet'>('touched')
  const act = useRef(begin)
  act.current = begin
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const touched = (): void => {
      clearTimeout(timer)
      be('touched')
      timer = setTimeout(() => {
        be('asking')
        timer = setTimeout(() => {
          be('quiet')
          act.current()
        }, WAITS)
      }, ASKS)
    }
    const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
    for (const s of signs) addEventListener(s, touched, { passive: true })
    touched()
    return () => {
      clearTimeout(timer)
      for (const s of signs) removeEventListener(s, touched)
    }
  }, [])
  return { asking: is === 'asking', quiet: is === 'quiet' }
}
