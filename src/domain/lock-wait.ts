// How long one waits after a wrong try at the screen's lock: two are free, then twice as long each time, at most five minutes.

export const LOCK_LEAST = 6
const FREE = 2
const FIRST = 5_000
export const LONGEST_WAIT = 300_000

/** `wrong`: tries in a row that were wrong. Milliseconds. */
export const waitAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(FIRST * 2 ** Math.min(wrong - FREE - 1, 20), LONGEST_WAIT)
