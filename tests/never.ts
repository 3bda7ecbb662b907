// That something is not there is known only after the time in which it would have come.
import { expect } from 'vitest'

/** How long what is read from the device takes on a busy machine, and more. Milliseconds. */
const LONG_ENOUGH = 1500

/** Fails once `how many` is more than nought; looks all the while. */
export const never = async (what: string, howMany: () => Promise<number>): Promise<void> => {
  for (const end = performance.now() + LONG_ENOUGH; performance.now() < end; await new Promise(r => setTimeout(r, 50)))
    expect(await howMany(), `never: ${what}`).toBe(0)
}
