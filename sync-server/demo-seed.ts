// What a demonstration begins with: the fictional network's year, made here once a day and shared by all that begin that day. The only file of the relay that knows src/demo.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { addDays, type Day, type Minutes } from '../src/domain/day.ts'
import type { CentreCode } from '../src/domain/ids.ts'
import type { SeedPiece } from '../src/demo/book.ts'
import { demoHeard } from '../src/demo/heard.ts'
import { demoToday, demoYear } from '../src/demo/year.ts'
import type { Offered } from './log.ts'
import { createMemoryLog, foundation, type Foundation } from './log-memory.ts'

/** Which year it is of all that could be. */
const SEED = 2010
/** Foundations kept: at the turn of a day people of several time zones ask. */
const KEPT = 3
/** Pieces written without letting anybody else have a turn. */
const AT_ONCE = 50

export type DemoSeed = {
  /** All until yesterday. Never changes. */
  readonly year: Foundation
  /** Today until `minute`, as offered to a log that stands on `year`. */
  readonly today: (minute: Minutes) => readonly Offered[]
  /** When each centre is said to have been heard, seconds since 1970. */
  readonly heard: () => readonly (readonly [CentreCode, number])[]
}

/** `now`: milliseconds since 1970. */
export const createDemoSeeds = (now: () => number): { readonly of: (day: Day) => Promise<DemoSeed> } => {
  const kept = new Map<Day, Promise<Foundation>>()
  /** Nothing has come from the future: what arrived on a day came in its evening, or by now. */
  const offer = ({ doc, arrived, structs }: SeedPiece): Offered => ({
    doc,
    device: 'demo',
    at: Math.min(Math.floor(now() / 1000), Date.parse(`${arrived}T17:00:00Z`) / 1000),
    content: { is: 'append', structs },
  })
  const lay = async (day: Day): Promise<Foundation> => {
    const log = createMemoryLog()
    const pieces = demoYear(SEED, day)
    for (let i = 0; i < pieces.length; i += AT_ONCE) {
      const written = await log.write(pieces.slice(i, i + AT_ONCE).map(offer))
      if (written.some(w => w.is === 'refused')) throw new Error('the demonstration breaks the rules of the log')
      await nextTurn()
    }
    await log.flush()
    return foundation(log.rowsFlushed())
  }
  return {
    async of(day) {
      let year = kept.get(day)
      if (!year) {
        year = lay(day)
        kept.set(day, year)
        if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? day)
      }
      return {
        year: await year,
        today: minute => demoToday(SEED, day, minute).map(offer),
        heard: () => demoHeard(day, now()),
      }
    },
  }
}

/** A person elsewhere may be a day before or after us; whoever is further off has a clock that is wrong. */
export const isNear = (day: Day, here: Day): boolean => addDays(here, -1) <= day && day <= addDays(here, 1)
