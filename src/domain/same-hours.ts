// The hours of several days as one says them: days with the same hours together, days in a row as from and to.
import { joined } from './joined.ts'
import type { Interval } from './opening.ts'

/** One weekday (1 = Monday) or, from three on, all from the first to the last. */
export type Run = readonly [first: number, last: number]
export type SameHours = { readonly runs: readonly Run[]; readonly open: readonly Interval[] }

/** Two days are named, not spanned: 'lundi et mardi'. */
const SPANNED = 3

const runsOf = (weekdays: readonly number[]): Run[] => {
  const runs: (readonly number[])[] = []
  for (const day of weekdays) {
    const last = runs.at(-1)
    if (last?.at(-1) === day - 1) runs[runs.length - 1] = [...last, day]
    else runs.push([day])
  }
  return runs.flatMap(run => (run.length >= SPANNED ? [[run[0]!, run.at(-1)!] as const] : run.map(d => [d, d] as const))) // no run is empty
}

/** `week`: seven days with their opening, in any order. From Monday on; days on which it is closed are not there. */
export const sameHours = (week: readonly { readonly weekday: number; readonly open: readonly Interval[] }[]): SameHours[] => {
  const groups = new Map<string, { open: readonly Interval[]; weekdays: number[] }>()
  for (const { weekday, open: parts } of week.toSorted((a, b) => a.weekday - b.weekday)) {
    const open = joined(parts)
    if (open.length === 0) continue
    const name = open.map(i => `${i.from}-${i.to}`).join(' ')
    const group = groups.get(name)
    if (group) group.weekdays.push(weekday)
    else groups.set(name, { open, weekdays: [weekday] })
  }
  return [...groups.values()].map(({ open, weekdays }) => ({ open, runs: runsOf(weekdays) }))
}
