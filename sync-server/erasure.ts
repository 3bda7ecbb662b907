// Erasure in a running relay: the tombstones by document, the file that remembers them, and the sweep that takes erased bytes off the disk (E-rules).
import type { Day } from '../src/domain/day.ts'
import type { Tombstone } from '../src/domain/erasure.ts'
import type { Connection } from './connection.ts'
import type { GravesFile } from './graves-file.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Registry } from './registry.ts'
import type { Grave } from './tombstone.ts'

export type Erased = { readonly is: 'erased' } | { readonly is: 'moved'; readonly head: number } | { readonly is: 'failed' }

export type Erasure = {
  readonly graves: ReadonlyMap<string, Grave>
  /** Erases a document of which whoever asks has all up to row `upTo`; 'moved' when there is more by now. Again: 'erased'. */
  erase(t: Tombstone, upTo: number, from: Connection | null): Promise<Erased>
  /** A tombstone is on the disk. */
  took(grave: Grave): void
  /** Today in Greenwich. */
  today(): Day
  /** Today, where on earth it is earliest: no month that is still running somewhere is over here. */
  earliest(): Day
  close(): void
}

type Needs = {
  readonly log: Log
  readonly registry: Pick<Registry, 'dropQuarantined'>
  readonly commit: GroupCommit
  readonly file: GravesFile | null
  readonly limits: Limits
  readonly now: () => number
  readonly fault: (error: unknown) => void
}

/** The day in Greenwich. */
const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day // an ISO date begins with its day

export const createErasure = ({ log, registry, commit, file, limits, now, fault }: Needs): Erasure => {
  const graves = new Map<string, Grave>()
  let over = false
  let sweeping: NodeJS.Timeout | null = null

  const sweep = async (): Promise<void> => {
    sweeping = null
    const how = await log.scrub().catch((e: unknown) => {
      fault(e) // no room for a second file, perhaps: it is tried again, and at the next start
      return 'later'
    })
    if (how === 'later' && !over) sweepSoon()
  }
  const sweepSoon = (): void => {
    sweeping ??= setTimeout(() => void sweep(), limits.sweepMs)
  }
  return {
    graves,
    erase: (tombstone, upTo, from) =>
      new Promise(done =>
        commit.submit({
          from,
          offered: { doc: tombstone.doc, device: '', at: Math.floor(now() / 1000), content: { is: 'tombstone', tombstone, upTo } },
          settled: w => done(w.is === 'kept' ? { is: 'erased' } : { is: 'moved', head: w.clock }),
          failed: () => done({ is: 'failed' }),
        }),
      ),
    took(grave) {
      graves.set(grave.doc, grave)
      void registry.dropQuarantined(grave.doc).catch(fault)
      try {
        file?.add(grave)
      } catch (e) {
        fault(e) // the log has it, and says so again at the next start
      }
      sweepSoon()
    },
    today: () => dayAt(now()),
    earliest: () => dayAt(now() - 12 * 3_600_000),
    close() {
      over = true
      if (sweeping) clearTimeout(sweeping)
    },
  }
}

/** At the start: what the log of a restored backup has forgotten is erased again, and the file learns what it lacks. */
export const remember = async (erasure: Erasure, log: Log, file: GravesFile | null): Promise<void> => {
  const known = await log.tombstones()
  for (const grave of known.values()) erasure.took(grave)
  const remembered = new Map((file?.all() ?? []).map(t => [t.doc, t]))
  for (const t of remembered.values()) if (!known.has(t.doc)) await erasure.erase(t, await log.headOf(t.doc), null)
}
