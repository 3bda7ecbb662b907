// Alarms (W2): a line in the relay's record each time, and a word to one web address, without contents, at most one of a kind in an hour.
import type { Line } from './connection.ts'

/**
 * backup: no verified backup was made; copy: none in the second folder; disk: nearly full, nothing is taken; storage: the log could not be
 * written; damaged: a row is not what was written; over: disk and log take again what they are given.
 */
export type AlarmKind = 'backup' | 'copy' | 'disk' | 'storage' | 'damaged' | 'over'
export type AlarmFacts = Readonly<Record<string, string | number>>

export type Alarms = {
  /** `facts` are sent; `more` stands in the relay's own record only. */
  raise(kind: AlarmKind, facts?: AlarmFacts, more?: AlarmFacts): void
  /** Resolves when what is on its way has arrived or failed. */
  settled(): Promise<void>
}

export type AlarmOptions = {
  readonly url: string | null
  /** Our public address, so that who keeps several relays knows which; '' when it has none. */
  readonly origin: string
  readonly everyMs: number
  readonly waitMs: number
  readonly now: () => number
  readonly line: Line
  readonly count: (kind: AlarmKind) => void
}

export const createAlarms = ({ url, origin, everyMs, waitMs, now, line, count }: AlarmOptions): Alarms => {
  const told = new Map<AlarmKind, number>()
  const underWay = new Set<Promise<void>>()

  const send = async (to: string, kind: AlarmKind, facts: AlarmFacts): Promise<void> => {
    const body = JSON.stringify({ alarm: kind, relay: origin, at: new Date(now()).toISOString(), ...facts })
    try {
      const answer = await fetch(to, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(waitMs),
      })
      await answer.body?.cancel()
      if (answer.ok) return
      line({ untold: kind, status: answer.status })
    } catch {
      line({ untold: kind, status: 0 }) // nobody there; the address itself may be a secret and is not written down
    }
    told.delete(kind) // the next of this kind tries again
  }
  return {
    raise(kind, facts = {}, more = {}) {
      count(kind)
      line({ alarm: kind, ...facts, ...more })
      if (!url || now() - (told.get(kind) ?? -Infinity) < everyMs) return
      told.set(kind, now())
      const sending: Promise<void> = send(url, kind, facts).finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    async settled() {
      await Promise.all(underWay)
    },
  }
}
