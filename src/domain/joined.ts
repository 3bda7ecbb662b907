// Intervals that touch or overlap are one to who stands before the door, and count once.
import type { Interval } from './opening.ts'

/** In the order of the clock, as `openOn` gives them. */
export const joined = (open: readonly Interval[]): Interval[] =>
  open.reduce<Interval[]>((out, i) => {
    const last = out.at(-1)
    return last && last.to >= i.from ? [...out.slice(0, -1), { from: last.from, to: Math.max(last.to, i.to) }] : [...out, i]
  }, [])
