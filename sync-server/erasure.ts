// Erasure in a running relay: the tombstones by document, the file that remembers them, and the sweep that takes erased bytes off the disk (E-rules).
import type { Day } from '../src/domain/day.ts'
import type { Tombstone } from '../src/domain/erasure.ts'
import type { GravesFile } from './graves-file.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Limits } from './limits.ts'
import { NO_MARK, type Log } from './log.ts'
import type { Registry } from './registry.ts'
import type { Grave } from './tombstone.ts'

export type Erased = { readonly is: 'erased' | 'moved' | 'apart' | 'failed' }

export type Erasure = {
  /** One that is still to be written into the log has the number 0: its document is closed already, and nobody is told yet. */
  readonly graves: ReadonlyMap<string, Grave>
  /**
   * Erases a document of which whoever asks has all up to row `upTo`; 'moved' when there is more by now, 'apart' while something lies apart
   * for it of which nobody has decided. Again: 'erased'.
   */
  erase(t: Tombstone, upTo: number): Promise<Erased>
  /** Resolves when what is being asked about this document has been answered. */
  settled(doc: string): Promise<void>
  /** Closes these documents at once and erases them, however often it has to be tried. Resolves after the first try. */
  owe(tombstones: readonly Tombstone[]): Promise<void>
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
  readonly registry: Pick<Registry, 'apart' | 'dropQuarantined'>
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
  const underWay = new Map<string, Promise<Erased>>()
  let over = false
  let sweeping: NodeJS.Timeout | null = null
  let trying: NodeJS.Timeout | null = null

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
  const bury = (tombstone: Tombstone, upTo: number): Promise<Erased> =>
    new Promise(done =>
      commit.submit({
        from: null,
        offered: { doc: tombstone.doc, device: '', at: Math.floor(now() / 1000), content: { is: 'tombstone', tombstone, upTo } },
        settled: w => done({ is: w.is === 'kept' ? 'erased' : 'moved' }),
        failed: () => done({ is: 'failed' }),
      }),
    )
  const ask = async (t: Tombstone, upTo: number): Promise<Erased> => {
    const waits = (await registry.apart()).some(p => p.doc === t.doc && p.settled === null)
    return waits ? { is: 'apart' } : bury(t, upTo)
  }
  const owed = (): Grave[] => [...graves.values()].filter(g => g.seq === 0)
  /** It was decided long ago: what lies apart there came back with a restored registry. */
  const pay = async (): Promise<void> => {
    trying = null
    for (const { doc, reason, day } of over ? [] : owed())
      try {
        await bury({ doc, reason, day }, await log.headOf(doc))
      } catch (e) {
        fault(e)
      }
    if (owed().length > 0 && !over) trying = setTimeout(() => void pay(), limits.sweepMs)
  }
  return {
    graves,
    erase(t, upTo) {
      const go = (): Promise<Erased> => ask(t, upTo)
      const answer = underWay.get(t.doc)?.then(go, go) ?? go() // one after the other
      underWay.set(t.doc, answer)
      const end = (): void => {
        if (underWay.get(t.doc) === answer) underWay.delete(t.doc)
      }
      answer.then(end, end)
      return answer
    },
    async settled(doc) {
      for (let answer; (answer = underWay.get(doc));) await answer.catch(() => undefined) // who asked is told
    },
    async owe(tombstones) {
      for (const t of tombstones) graves.set(t.doc, { ...t, seq: 0, mark: NO_MARK })
      await pay()
    },
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
      if (trying) clearTimeout(trying)
    },
  }
}

/** At the start: what the log of a restored backup has forgotten is erased again, and the file learns what it lacks. */
export const remember = async (erasure: Erasure, log: Log, file: GravesFile | null): Promise<void> => {
  const known = await log.tombstones()
  for (const grave of known.values()) erasure.took(grave)
  await erasure.owe((file?.all() ?? []).filter(t => !known.has(t.doc)))
}
