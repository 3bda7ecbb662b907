// Counts a line: its bytes by day, for whoever pays for them, and how far it came, for the list of attempts.
import type { Day } from '../domain/day.ts'
import { keepLine } from '../store/attempts.ts'
import type { Attempt } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'

/** While a line stands what it has come to is written at most this often: each time waits for the disk. Milliseconds. */
export const METERED_EVERY = 60_000
/** But soon after it has moved a record, once it is quiet: the page may go away without a word. Milliseconds. */
export const METERED_AFTER = 1_000

/** A line's bytes and records so far. */
export type LineSoFar = Attempt & { readonly up: number; readonly down: number; readonly received: number; readonly began: number }

export type Meter = {
  readonly reads: (sofar: LineSoFar) => void
  /** How many bytes of the line are in no day's count yet. */
  readonly uncounted: () => number
  /** That line is over: what comes next begins at nothing. Resolves when it is written down. */
  readonly ended: (all: LineSoFar) => Promise<void>
}

const NOTHING = { up: 0, down: 0 }

/** `wrote`: told when what was uncounted is counted. */
export const createMeter = (db: Database, steady: () => number, today: () => Day, wrote: () => void): Meter => {
  let noted = NOTHING
  let last = NOTHING
  let moved = 0
  let at = steady()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = async (soFar: LineSoFar, is: 'standing' | 'over'): Promise<void> => {
    clearTimeout(timer)
    const more = { up: soFar.up - noted.up, down: soFar.down - noted.down }
    noted = is === 'over' ? NOTHING : soFar
    last = noted
    moved = is === 'over' ? 0 : soFar.sent + soFar.received
    at = steady()
    await keepLine(db, today(), more, soFar, is).catch(() => undefined) // a database that is full or closed is told by others; a few bytes are not worth a second word
    wrote()
  }
  return {
    reads: soFar => {
      last = soFar
      clearTimeout(timer)
      if (steady() - at >= METERED_EVERY) return void write(soFar, 'standing')
      if (soFar.sent + soFar.received > moved) timer = setTimeout(() => void write(soFar, 'standing'), METERED_AFTER)
    },
    uncounted: () => last.up + last.down - noted.up - noted.down,
    ended: soFar => write(soFar, 'over'),
  }
}
