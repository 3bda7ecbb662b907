// The hours of one day as they are filled in: two times, of which the second may stay empty; more only where more stand already.
import { writeTime } from './written-time.ts'
import type { Interval } from './opening.ts'
import { parseTime } from './written-time.ts'

/** 'HH:MM', or '' for nothing. */
export type TimeTyped = { readonly from: string; readonly to: string }
/** Two at least. */
export type HoursTyped = readonly TimeTyped[]

const NONE: TimeTyped = { from: '', to: '' }
export const typedHours = (open: readonly Interval[]): HoursTyped => {
  const [a = NONE, b = NONE, ...more] = open.map(i => ({ from: writeTime(i.from), to: writeTime(i.to) }))
  return [a, b, ...more]
}

export const readTime = ({ from, to }: TimeTyped): Interval | null => {
  const a = parseTime(from)
  const b = parseTime(to)
  return a !== null && b !== null && a < b ? { from: a, to: b } : null
}

/** Null where they are no hours: an end before its beginning, one before the former is over, or none at all. */
export const readHours = (typed: HoursTyped): Interval[] | null => {
  const said = typed.filter(h => h.from !== '' || h.to !== '').map(readTime)
  const read = said.filter(i => i !== null)
  const isInOrder = read.every((i, n) => n === 0 || read[n - 1]!.to <= i.from)
  return read.length === 0 || read.length < said.length || !isInOrder ? null : read
}
