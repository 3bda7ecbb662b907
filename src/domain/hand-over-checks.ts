// C05 as the coordination sees it: half-days of which a centre has still to say whether reception and counsellor noted the same people. Numbers of visits
// only, never who noted them; the coordination cannot pair them by guess.
import type { Day, HalfDay } from './day.ts'
import { handOverCheck, handOvers } from './handed-over.ts'
import type { Interval } from './opening.ts'
import type { Visit } from './visit.ts'

/** `given`: sent on by reception; `received`: noted as come from there. 'same': as many of both. */
export type Untold = {
  readonly day: Day
  readonly half: HalfDay
  readonly is: 'same' | 'differ'
  readonly given: number
  readonly received: number
}

/** `visits`: of one centre. `openOn`: the hours of each day, which say where its morning ends. */
export const untoldHandOvers = (visits: readonly Visit[], openOn: (day: Day) => readonly Interval[]): Untold[] =>
  handOvers(visits, openOn).flatMap(h => {
    const is = handOverCheck(h)
    return is === null ? [] : [{ day: h.day, half: h.half, is, given: h.given.length, received: h.received.length }]
  })
