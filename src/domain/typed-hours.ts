// The hours of one day as they are filled in: two times, of which the second may stay empty.
import { writeTime } from './written-time.ts'
import type { Interval } from './opening.ts'
import { parseTime } from './written-time.ts'

/** 'HH:MM', or '' for nothing. */
export type TimeTyped = { readonly from: string; readonly to: string }
export type HoursTyped = readonly [TimeTyped, TimeTyped]

const NONE: TimeTyped = { from: '', to: '' }
/** A third time, and more, cannot be filled in: two are what a small office has. */
export const typedHours = (open: readonly Interval[]): HoursTyped => {
  const [a = NONE, b = NONE] = open.map(i => ({ from: writeTime(i.from), to: writeTime(i.to) }))
  return [a, b]
}

export const readTime = ({ from, to }: TimeTyped): Interval | null => {
  const a = parseTime(from)
  const b = parseTime(to)
  return a !== null && b !== null && a < b ? { from: a, to: b } : null
}

/** Null where they are no hours: an end before its beginning, the second before the first is over, or none at all. */
export const readHours = (typed: HoursTyped): Interval[] | null => {
  const said = typed.filter(h => h.from !== '' || h.to !== '').map(readTime)
  const read = said.filter(i => i !== null)
  const [a, b] = read
  return a === undefined || read.length < said.length || (b !== undefined && b.from < a.to) ? null : read
}
