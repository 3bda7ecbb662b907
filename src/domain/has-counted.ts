// Whether something may have been counted under a centre's own purpose or value. Under what it counts is then not changed any more: months that are
// over would be counted anew (V5: one reference on each day). It ends, and another one begins.
import { isSameValue } from './changed.ts'
import { isDoubtful } from './clock-state.ts'
import { isDay, type Day } from './day.ts'
import type { Folded } from './fold.ts'
import type { Value } from './statement.ts'

/** On the day on which it was made a slip can still be put right, and so it can before the first day it was made for. A first day that was moved says nothing of before. */
const hasCounted = ({ id, at, heads }: Folded, today: Day): boolean => {
  if (at.day >= today && !isDoubtful(at.clock)) return false
  const from = heads['from'] ?? []
  const asMade = from.length === 1 && from[0]?.key === id ? from[0].value : null
  return !isDay(asMade) || asMade < today
}

/** Whether this `ref` would count anew what is counted already. One of two that were said apart may be chosen. */
export const countsAnew = (record: Folded, ref: Value, today: Day): boolean =>
  hasCounted(record, today) && !(record.heads['ref'] ?? []).some(h => isSameValue(h.value, ref))

/** Whether under what it counts stands for good. */
export const isFixed = (record: Folded, today: Day): boolean => record.heads['ref'] !== undefined && hasCounted(record, today)
