// Keeps the account of a line: its bytes by day, for whoever pays for them, and how far it came, for the list of attempts.
import type { Day } from '../domain/day.ts'
import { keepLine } from '../store/attempts.ts'
import type { Attempt } from '../store/facts.ts'
import type { Database } from '../store/tables.ts'

/** While a line stands its account is written at most this often: each time waits for the disk. Milliseconds. */
export const METERED_EVERY = 60_000
/** But soon after it has moved a record, once it is quiet: the page may go away without a word. Milliseconds. */
export const METERED_AFTER = 1_000

/** A line's bytes and records so far. */
export type Account = Attempt & { readonly up: number; readonly down: number; readonly received: number }

export type Meter = {
  readonly reads: (sofar: Account) => void
  /** How many bytes of the line are in no day's count yet. */
  readonly uncounted: () => number
  /** That line is over: what comes next begins at nothing. Resolves when it is written down. */
  readonly ended: (all: Account) => Promise<void>
}

const NOTHING = { up: 0, down: 0 }

/** `wrote`: told when what was uncounted is counted. */
export const createMeter = (db: Database, steady: () => number, today: () => Day, wrote: () => void): Meter => {
  let noted = NOTHING
  let last = NOTHING
  let moved = 0
  let at = steady()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = async (account: Account, is: 'standing' | 'over'): Promise<void> => {
    clearTimeout(timer)
    const more = { up: account.up - noted.up, down: account.down - noted.down }
    noted = is === 'over' ? NOTHING : account
    last = noted
    moved = is === 'over' ? 0 : account.sent + account.received
    at = steady()
    await keepLine(db, today(), more, account, is).catch(() => undefined) // a database that is full or closed is told by others; a few bytes are not worth a second word
    wrote()
  }
  return {
    reads: account => {
      last = account
      clearTimeout(timer)
      if (steady() - at >= METERED_EVERY) return void write(account, 'standing')
      if (account.sent + account.received > moved) timer = setTimeout(() => void write(account, 'standing'), METERED_AFTER)
    },
    uncounted: () => last.up + last.down - noted.up - noted.down,
    ended: account => write(account, 'over'),
  }
}
