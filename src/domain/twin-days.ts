// C05: days of a centre of which two devices hold the same sequence of visits, so that each may stand there twice: a page of paper that two people entered, a
// device that was copied. A question to the centre, never a fact: nothing is taken away.
import type { Day } from './day.ts'
import { grouped } from './grouped.ts'
import { countedElsewhere } from './counted-elsewhere.ts'
import type { Key } from './ids.ts'
import type { Visit } from './visit.ts'

/**
 * So many visits at least, of so many different sorts (form and purposes). Judged: of two desks that are equally busy one visit is like the other's at the same
 * place of the day once in six or so (one form in two or three, one hour in two or three); six in a row once in 50,000 days. Six of one sort say
 * nothing: short information, all morning.
 */
const LEAST = 6
const SORTS = 3

const sortOf = ({ kind, purposes }: Visit): string => `${kind} ${purposes.join()}`
const nameOf = (v: Visit): string => `${v.slot} ${sortOf(v)}`
const order = (a: Visit, b: Visit): number => a.seq - b.seq || (a.id < b.id ? -1 : 1)

/** Those that count, by day. Old tick sheets have checks of their own. */
const byDay = (visits: readonly Visit[]): ReadonlyMap<Day, readonly Visit[]> => {
  const standing = visits.filter(v => v.voided === null && v.sheet === undefined)
  const parts = countedElsewhere(standing) // the centre has said of them that they are the same people
  return grouped(
    standing.filter(v => !parts.has(v.id)),
    v => v.day,
  )
}

/** Visits of one centre whose device is worth looking up: of days on which enough of them stand there twice. */
export const maybeTwins = (visits: readonly Visit[]): Visit[] =>
  [...byDay(visits).values()].flatMap(ofDay => {
    const twice = [...grouped(ofDay, nameOf).values()].filter(same => same.length > 1)
    const pairs = twice.reduce((n, same) => n + Math.floor(same.length / 2), 0)
    return pairs >= LEAST && new Set(twice.map(([v]) => sortOf(v!))).size >= SORTS ? ofDay : [] // a group has a first
  })

/** Days on which all that one device noted is, visit by visit and in order, what another one noted. `deviceOf`: undefined where it is not known. */
export const twinDays = (visits: readonly Visit[], deviceOf: (id: Key) => number | undefined): Day[] =>
  [...byDay(visits)].flatMap(([day, ofDay]) => {
    const known = grouped(
      ofDay.filter(v => deviceOf(v.id) !== undefined),
      v => deviceOf(v.id)!, // just looked at
    )
    const sequences = [...known.values()]
      .filter(of => of.length >= LEAST && new Set(of.map(sortOf)).size >= SORTS)
      .map(of => of.toSorted(order).map(nameOf).join('|'))
    return new Set(sequences).size < sequences.length ? [day] : []
  })
