// Nobody has touched the kiosk for a while: first it asks, then it is as it was. Nothing of it is written anywhere.
import { useEffect, useRef, useState } from 'preact/hooks'

/** Milliseconds without a touch before it asks, and how long it then waits. Together a minute (J32). */
const ASKS = 45_000
const WAITS = 15_000

/** `begin`: makes everything as it was. True while it is being asked whether somebody is still there. */
export const useQuiet = (begin: () => void): boolean => {
  const [asking, ask] = useState(false)
  const act = useRef(begin)
  act.current = begin
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const touched = (): void => {
      clearTimeout(timer)
      ask(false)
      timer = setTimeout(() => {
        ask(true)
        timer = setTimeout(() => {
          ask(false)
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
  return asking
}
