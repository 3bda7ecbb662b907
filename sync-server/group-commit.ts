// Group commit: what all connections have sent by now is written as one batch, flushed once, and only then answered (L1). Nobody waits for
// company: what arrives during a flush is the next batch, so the slower the disk and the more there is to do, the bigger the batches.
import type { Connection } from './connection.ts'
import type { Limits } from './limits.ts'
import type { Kept, Log, Offered, Written } from './log.ts'

/** `settled` and `failed` are called once, one of them; never before the flush. */
export type Job = {
  /** Whose connection it came by, and whose author it is; null when these are two, or it is the relay itself. */
  readonly from: Connection | null
  readonly offered: Offered
  /** Asked just before it is written: whether what it leans on still stands. Where not, it fails. */
  readonly holds?: () => boolean
  readonly settled: (written: Written) => void
  readonly failed: () => void
}
export type Committed = { readonly job: Job; readonly kept: Kept }

/** What became of a batch: `ms` from its being taken up to its flush. */
export type Batch = { readonly jobs: readonly Job[]; readonly written: readonly Written[] | null; readonly ms: number }

export type GroupCommit = {
  submit(job: Job): void
  /** Resolves when everything submitted so far has been answered. */
  answered(): Promise<void>
  /** Whether the last batch could not be stored, and that is less than a minute ago: kept out of the way by it, we might never see a next one. */
  broken(): boolean
  /** Pieces that have been submitted and not answered. */
  waiting(): number
}

const BROKEN_MS = 60_000

/** `fanOut` gets what each batch added, after its answers. `report` gets the error of a batch that failed. `watch` is told of every batch. */
export const createGroupCommit = (
  log: Log,
  limits: Limits,
  fanOut: (added: readonly Committed[]) => void,
  report: (error: unknown) => void,
  watch: (batch: Batch) => void = () => undefined,
): GroupCommit => {
  let queue: Job[] = []
  let statements = 0
  let soon: NodeJS.Immediate | null = null
  let running: Promise<void> | null = null
  let failedAt = -Infinity
  let submitted = 0
  let done = 0
  let waiting: { readonly upTo: number; readonly go: () => void }[] = []

  /** One connection's trouble is not that of the others in its batch. */
  const guarded = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      report(error)
    }
  }
  const answered = (jobs: number): void => {
    done += jobs
    for (const w of waiting) if (w.upTo <= done) w.go()
    waiting = waiting.filter(w => w.upTo > done)
  }

  const store = async (jobs: readonly Job[]): Promise<readonly Written[] | null> => {
    try {
      const written = await log.write(jobs.map(j => j.offered))
      await log.flush() // nothing below may move above this line
      failedAt = -Infinity
      return written
    } catch (error) {
      failedAt = performance.now()
      report(error)
      try {
        await log.rollback()
      } catch (again) {
        report(again) // the next batch finds out; nothing was promised
      }
      return null
    }
  }

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      const all = queue
      queue = []
      statements = 0
      const jobs: Job[] = []
      const fallen: Job[] = []
      for (const job of all) ((job.holds?.() ?? true) ? jobs : fallen).push(job)
      for (const job of fallen) guarded(job.failed)
      answered(fallen.length)
      if (jobs.length === 0) continue
      const begun = performance.now()
      const written = await store(jobs)
      guarded(() => watch({ jobs, written, ms: performance.now() - begun }))
      if (!written) {
        for (const job of jobs) guarded(job.failed)
        answered(jobs.length)
        continue
      }
      const added: Committed[] = []
      jobs.forEach((job, i) => {
        const result = written[i]! // one answer for each piece, in order
        guarded(() => job.settled(result))
        if (result.is === 'kept' && result.rows.length > 0) added.push({ job, kept: result })
      })
      answered(jobs.length)
      if (added.length > 0) guarded(() => fanOut(added))
    }
  }
  const start = (): void => {
    if (soon) clearImmediate(soon)
    soon = null
    running ??= run().finally(() => {
      running = null
      if (queue.length > 0) gather()
    })
  }
  const gather = (): void => {
    if (running) return // it takes the rest when it comes round
    if (statements >= limits.gatherStatements) start()
    else soon ??= setImmediate(start) // once every socket that has something has been read
  }

  return {
    submit(job) {
      queue.push(job)
      submitted++
      statements += job.offered.content.is === 'append' ? job.offered.content.structs.length : 1
      gather()
    },
    async answered() {
      if (done === submitted) return
      start()
      const upTo = submitted
      await new Promise<void>(go => waiting.push({ upTo, go }))
    },
    broken: () => performance.now() - failedAt < BROKEN_MS,
    waiting: () => submitted - done,
  }
}
