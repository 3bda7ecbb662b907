// Gives up a line that brings nothing while something is owed. What we send does not feed it: only what comes.

export type Watchdog = {
  /** Something is waited for, or nothing is any more. */
  readonly owed: (owed: boolean) => void
  /** Something came. */
  readonly fed: () => void
}

/** `bark` is called once nothing came for `patience` milliseconds while something was owed. */
export const createWatchdog = (patience: number, bark: () => void): Watchdog => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const arm = (): void => {
    timer = setTimeout(bark, patience)
  }
  return {
    owed: owed => {
      if (!owed) rest()
      else if (timer === undefined) arm()
    },
    fed: () => {
      if (timer === undefined) return
      rest()
      arm()
    },
  }
}
