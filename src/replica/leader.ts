// Two tabs, one line: the tab that holds the lock syncs. A tab in front that waits says so, and a hidden leader lets go.

export type Leadership = { readonly stop: () => void }

/** How tabs hear of each other. `hear` returns how to stop. */
export type Talk = { readonly tell: () => void; readonly hear: (told: () => void) => () => void }

const channel = (name: string): Talk => {
  const line = new BroadcastChannel(name)
  return {
    tell: () => line.postMessage('waiting in front'),
    hear: told => {
      line.onmessage = told
      return () => line.close()
    },
  }
}

/** Calls `lead` when this tab becomes leader and the function it returned when it no longer is. Where there are no locks, this tab leads. */
export const takeTurns = (
  name: string,
  lead: () => () => void,
  page: Document = document,
  locks: LockManager | undefined = navigator.locks,
  talk: Talk = channel(name),
): Leadership => {
  let stopped = false
  let letGo: (() => void) | null = null
  if (!locks) return { stop: lead() }

  const inFront = (): boolean => page.visibilityState !== 'hidden'
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
    ask()
  }
  /** Whoever leads behind our back lets go. */
  const ask = (): void => {
    if (!letGo && inFront()) talk.tell()
  }
  const quiet = talk.hear(() => {
    if (!inFront()) letGo?.()
  })
  const turned = (): void => {
    if (inFront()) ask()
    else void locks.query().then(q => q.pending?.some(l => l.name === name) && letGo?.())
  }
  page.addEventListener('visibilitychange', turned)
  queueUp()
  return {
    stop: () => {
      stopped = true
      page.removeEventListener('visibilitychange', turned)
      quiet()
      letGo?.()
    },
  }
}
