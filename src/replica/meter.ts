// Counts the bytes of the line by day, for whoever pays for them: kept now and then, and when a line ends.
import type { Day } from '../domain/day.ts'
import { addTraffic } from '../store/traffic.ts'
import type { Database } from '../store/tables.ts'
import type { Progress } from './connection.ts'

/** While a line stands its bytes are written down at most this often: each time waits for the disk. Milliseconds. */
export const METERED_EVERY = 60_000

export type Meter = {
  /** A line has come so far; how many of its bytes are not written down yet. */
  readonly reads: (progress: Pick<Progress, 'up' | 'down'>) => number
  /** That line is over: what comes next begins at nothing. Resolves when it is written down. */
  readonly ended: (progress: Pick<Progress, 'up' | 'down'>) => Promise<void>
}

export const createMeter = (db: Database, steady: () => number, today: () => Day): Meter => {
  let noted = { up: 0, down: 0 }
  let at = steady()
  const write = async ({ up, down }: Pick<Progress, 'up' | 'down'>): Promise<void> => {
    const more = { up: up - noted.up, down: down - noted.down }
    noted = { up, down }
    at = steady()
    if (more.up + more.down === 0) return
    await addTraffic(db, today(), more).catch(() => undefined) // a database that is full or closed is told by others; a few bytes are not worth a second word
  }
  return {
    reads: progress => {
      if (steady() - at >= METERED_EVERY) void write(progress)
      return progress.up + progress.down - noted.up - noted.down
    },
    ended: async progress => {
      await write(progress)
      noted = { up: 0, down: 0 }
    },
  }
}
