// The nightly backup (B3): at its hour, or as soon as the relay is there again when a night was missed. One at a time; what failed is tried again.
import type { Backup } from './backups.ts'
import type { MadeBackup } from './backup.ts'

export type Nightly = {
  /** The newest verified backup, or null. */
  last(): Backup | null
  /** Looks whether one is due, and makes it. Resolves when there is nothing more to do now. */
  look(): Promise<void>
  close(): Promise<void>
}

export type NightlyOptions = {
  /** The hour of the day by this machine's clock, 0 to 23. */
  readonly hour: number
  readonly now: () => number
  readonly againMs: number
  /** The newest in the folder up to now: also one that was made by hand. */
  readonly newest: () => Backup | null
  /** Whether there is anything to back up yet. */
  readonly isWorth: () => Promise<boolean>
  readonly make: (now: number) => { readonly done: Promise<MadeBackup>; stop(): Promise<void> }
  readonly made: (made: MadeBackup) => void
  readonly failed: (sentence: string) => void
}

/** The latest moment at or before `now` at which a backup was due. Milliseconds. */
export const lastDue = (now: number, hour: number): number => {
  const d = new Date(now)
  d.setHours(hour, 0, 0, 0)
  if (d.getTime() > now) d.setDate(d.getDate() - 1)
  return d.getTime()
}

const MINUTE = 60_000

export const createNightly = (o: NightlyOptions): Nightly => {
  let running: { readonly done: Promise<MadeBackup>; stop(): Promise<void> } | null = null
  let looking: Promise<void> | null = null
  let notBefore = -Infinity
  let closed = false

  const isDue = (): boolean => {
    const newest = o.newest()
    return newest === null || newest.at * 1000 < lastDue(o.now(), o.hour)
  }
  const attempt = async (): Promise<void> => {
    try {
      if (closed || o.now() < notBefore || !isDue() || !(await o.isWorth()) || closed) return
      running = o.make(o.now())
      o.made(await running.done)
    } catch (e) {
      notBefore = o.now() + o.againMs
      if (!closed) o.failed(e instanceof Error ? e.message : String(e))
    } finally {
      running = null
    }
  }
  const look = (): Promise<void> => (looking ??= attempt().finally(() => (looking = null)))
  const timer = setInterval(() => void look(), MINUTE)
  timer.unref()
  return {
    last: o.newest,
    look,
    async close() {
      closed = true
      clearInterval(timer)
      await running?.stop()
      await looking
    },
  }
}
