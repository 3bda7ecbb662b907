// The head's time on one line: measured at its greeting against this device's two clocks, and written down each time the head is heard.

/** What the head says without being asked is noted as hearing from it this often: who only reads hears from it too. Milliseconds. */
export const HEARD_AGAIN = 60_000
/** A wall clock that strays this far from the steady one was set anew, or the device slept: the relay's time must be asked again. Milliseconds. */
export const STRAYED = 120_000

/** Milliseconds both. `steady` only ever rises. */
type Clocks = { readonly now: () => number; readonly steady: () => number }
/** Writes down that the head was heard: `at` by this device's clock, `relay` by its own where it was just measured. */
type Learn = (at: number, relay?: number) => Promise<void>

export type HeadTime = {
  /** The head's greeting said its time, milliseconds. */
  readonly greeted: (relay: number) => void
  /** The head took our proof: its time counts from the greeting on. */
  readonly answered: () => Promise<void>
  /** The head has just said something. False, and nothing is written, when the clock has strayed: the next greeting measures it anew (V7). */
  readonly hear: () => Promise<boolean>
  /** It was last noted so long ago that what comes now is noted too. */
  readonly due: () => boolean
}

export const createHeadTime = ({ now, steady }: Clocks, learn: Learn): HeadTime => {
  let greeting = { relay: 0, at: 0, steady: 0 }
  let lastHeard = 0
  return {
    greeted: relay => {
      greeting = { relay, at: now(), steady: steady() }
    },
    answered: async () => {
      await learn(now(), greeting.relay + (now() - greeting.at))
      lastHeard = steady()
    },
    hear: async () => {
      if (Math.abs(now() - greeting.at - (steady() - greeting.steady)) > STRAYED) return false
      await learn(now())
      lastHeard = steady()
      return true
    },
    due: () => steady() - lastHeard > HEARD_AGAIN,
  }
}
