// What reception and counsellor declared of one half-day, and whether the centre is to be asked (C05, T2). Counted as declared; only the centre can say that
// they were the same people.
import type { Day, HalfDay } from './day.ts'
import { countedElsewhere } from './counted-elsewhere.ts'
import type { CentreCode } from './ids.ts'
import type { Interval } from './opening.ts'
import { halfWithin } from './opening-halves.ts'
import type { Visit } from './visit.ts'

/** What was declared of one half-day at one centre. `settled`: those that were said to be the same people. */
export type HandOver = {
  readonly centre: CentreCode
  readonly day: Day
  readonly half: HalfDay
  readonly given: readonly Visit[]
  readonly received: readonly Visit[]
  readonly settled: number
}

const order = (a: Visit, b: Visit): number => a.seq - b.seq || (a.id < b.id ? -1 : 1)

/** By centre, day and half-day, where anything was handed over. Of visits that stand. `openOn`: the hours of each day, which say where its morning ends. */
export const handOvers = (visits: readonly Visit[], openOn: (day: Day) => readonly Interval[] = () => []): HandOver[] => {
  const standing = visits.filter(v => v.voided === null)
  const part = countedElsewhere(standing)
  const found = new Map<string, { given: Visit[]; received: Visit[]; settled: number } & Pick<HandOver, 'centre' | 'day' | 'half'>>()
  const nameOf = (v: Visit, half: HalfDay): string => `${v.centre} ${v.day} ${half}`
  /** How many of the other side of `v` are there without one of its own. */
  const lacks = (v: Visit, half: HalfDay): number => {
    const { given, received } = found.get(nameOf(v, half)) ?? { given: [], received: [] }
    return (given.length - received.length) * (v.handOver === 'to-counsellor' ? -1 : 1)
  }
  const halfOf = (v: Visit): HalfDay => {
    const half = halfWithin(openOn(v.day), v.slot)
    const other = half === 'am' ? 'pm' : 'am'
    // of whom nobody knows the hour, the clock's half says nothing: the one in which somebody is missing
    return v.wholeDay && lacks(v, half) <= 0 && lacks(v, other) > 0 ? other : half
  }
  for (const v of standing.toSorted((a, b) => Number(a.wholeDay ?? false) - Number(b.wholeDay ?? false) || order(a, b))) {
    if (v.handOver === null) continue
    const half = halfOf(v)
    const name = nameOf(v, half)
    const at = found.get(name) ?? { centre: v.centre, day: v.day, half, given: [], received: [], settled: 0 }
    found.set(name, at)
    if (v.handOver === 'to-counsellor') at.given.push(v)
    else {
      at.received.push(v)
      if (part.has(v.id)) at.settled++
    }
  }
  return [...found.values()]
}

/** C05: 'same': as many were given as received, and nobody has said yet that they are the same people; 'differ': the two do not agree. Null where there is nothing to ask. */
export const handOverCheck = ({ given, received, settled }: HandOver): 'same' | 'differ' | null =>
  given.length !== received.length ? 'differ' : settled < received.length ? 'same' : null

/** One tap, "these are the same people": which received visit is part of which given one. They are nobody in particular, so their order serves. Only where the numbers agree. */
export const pairsOf = ({ given, received }: HandOver): readonly { readonly part: Visit; readonly of: Visit }[] =>
  given.length === received.length ? received.map((part, i) => ({ part, of: given[i]! })) : [] // as long as each other
