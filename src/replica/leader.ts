// Two tabs, one line: the tab that holds the lock syncs. A hidden tab goes to the end of the queue, so that the one in front takes over.

export type Leadership = { readonly stop: () => void }

/** Calls `lead` when this tab becomes leader and the function it returned when it no longer is. Where there are no locks, this tab leads. */
export const takeTurns = (
  name: string,
  lead: () => () => void,
  page: Document = document,
  locks: LockManager | undefined = navigator.locks,
): Leadership => {
  let stopped = false
  let letGo: (() => void) | null = null
  if (!locks) return { stop: lead() }

  const queueUp = (): void => {
    if (stopped) return
    void locks
      .request(name, async () => {
        if (stopped) return
        const end = lead()
        await new Promise<void>(resolve => {
          letGo = resolve
        })
        letGo = null
        end()
      })
      .then(queueUp, () => {
        // the browser took the lock away (a frozen page): stop leading, and ask again when it thaws
        letGo?.()
        setTimeout(queueUp, 1000)
      })
  }
  const step = (): void => {
    if (page.visibilityState === 'hidden') void locks.query().then(q => q.pending?.some(l => l.name === name) && letGo?.())
  }
  page.addEventListener('visibilitychange', step)
  queueUp()
  return {
    stop: () => {
      stopped = true
      page.removeEventListener('visibilitychange', step)
      letGo?.()
    },
  }
}
