// Logs that lose what a power cut would lose: everything after the last flush. One is honest about flushing; the other lies, so that the check is seen to fail.
import { createMemoryLog, foundation, type MemoryLog } from '../../sync-server/log-memory.ts'
import type { Log, Row } from '../../sync-server/log.ts'

export type ForgetfulLog = Log & {
  /** What a machine that lost its power now would find. */
  survivors(): readonly Row[]
  /** The power goes at the n-th step from now on: nothing works after that. */
  crashAfter(steps: number): void
  crashed(): boolean
}

/** `flushing`: 'honest' puts rows on the disk when it says so; 'lying' only now and then. */
export const createForgetfulLog = (flushing: 'honest' | 'lying', rows: readonly Row[] = []): ForgetfulLog => {
  const inner: MemoryLog = createMemoryLog(foundation(rows))
  let disk: readonly Row[] = rows
  let left = Infinity
  let flushes = 0
  const step = (): void => {
    if (left-- <= 0) {
      left = 0
      throw new Error('the power is gone')
    }
  }
  return {
    ...inner,
    async write(offered) {
      step()
      return inner.write(offered)
    },
    async flush() {
      step()
      await inner.flush()
      if (flushing === 'honest' || ++flushes % 3 === 0) disk = inner.rowsFlushed()
      step()
    },
    async rollback() {
      step()
      await inner.rollback()
    },
    survivors: () => disk,
    crashAfter: steps => (left = steps),
    crashed: () => left <= 0,
  }
}
