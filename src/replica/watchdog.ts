// Gives up a line that brings nothing. What we send does not feed it, only what comes; or that what waits here to leave grows less.

export type Watchdog = {
  /** Something is waited for, or nothing is any more: then only the relay's beat is. */
  readonly owed: (owed: boolean) => void
  /** Something came. */
  readonly fed: () => void
  /** The line has ended. */
  readonly rest: () => void
}

/** How long nothing may come before `bark` is called, milliseconds. `moving` is asked then: a slow line that still takes bytes is alive. */
export const createWatchdog = (
  patience: { readonly owed: number; readonly idle: number },
  moving: () => boolean,
  bark: () => void,
): Watchdog => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let owing: boolean | null = null
  const arm = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => (moving() ? arm() : bark()), owing ? patience.owed : patience.idle)
  }
  return {
    owed: owed => {
      if (owed === owing) return
      owing = owed
      arm()
    },
    fed: arm,
    rest: () => clearTimeout(timer),
  }
}
