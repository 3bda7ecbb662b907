// What time it is, for those who are told. Nothing else reads the machine's clock.
import type { Day, Minutes } from '../domain/day.ts'

export type Clock = {
  /** Milliseconds since 1970, as this device believes. May jump. */
  readonly now: () => number
  /** Milliseconds that only ever rise; for waiting. */
  readonly steady: () => number
  /** The wall clock of the place, for a moment in milliseconds (now, if none is given). */
  readonly local: (at?: number) => { readonly day: Day; readonly hour: number; readonly minute: Minutes }
}

const two = (n: number): string => String(n).padStart(2, '0')

export const deviceClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  local: at => {
    const d = at === undefined ? new Date() : new Date(at)
    return {
      day: `${String(d.getFullYear()).padStart(4, '0')}-${two(d.getMonth() + 1)}-${two(d.getDate())}` as Day, // a real date by construction
      hour: d.getHours(),
      minute: d.getHours() * 60 + d.getMinutes(),
    }
  },
}
