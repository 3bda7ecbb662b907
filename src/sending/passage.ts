// One passage of sending: how many waited when the line began to take them, and how many of those the head has by now.
import type { Activity } from '../replica/engine.ts'

/** Null when nothing is on its way. `total`: the most that waited during this passage. */
export type Passage = { readonly total: number; readonly received: number } | null

/** The next passage from the one before: what is recorded meanwhile makes it longer, what is acknowledged makes it further. */
export const passage = (before: Passage, activity: Activity['is'], waiting: number): Passage => {
  if (activity !== 'connected' || waiting === 0) return null
  const received = before?.received ?? 0
  const total = Math.max(before?.total ?? 0, received + waiting)
  return { total, received: total - waiting }
}
