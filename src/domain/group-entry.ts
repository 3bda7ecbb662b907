// What a person enters of a group, what keeps it from being saved, and the fields of its create.
import type { Besides } from './besides.ts'
import type { Day, Slot } from './day.ts'
import type { Value } from './statement.ts'
import { type GroupKind, MAX_GROUP, MAX_ACCOMPANYING, within } from './group-visit.ts'

export type GroupEntry = {
  readonly kind: GroupKind | null
  readonly size: number | null
  readonly accompanying: number
  readonly besides?: Besides
}

export type GroupProblem = 'group-kind-missing' | 'group-size' | 'group-accompanying'

export const groupProblems = (entry: GroupEntry): GroupProblem[] => {
  const out: GroupProblem[] = []
  if (entry.kind === null) out.push('group-kind-missing')
  if (!within(entry.size, 1, MAX_GROUP)) out.push('group-size')
  if (!within(entry.accompanying, 0, MAX_ACCOMPANYING)) out.push('group-accompanying')
  return out
}

export const groupFields = (entry: GroupEntry, day: Day, slot: Slot): Record<string, Value> => ({
  day,
  slot,
  kind: entry.kind,
  size: entry.size,
  ...(entry.accompanying > 0 && { accompanying: entry.accompanying }),
  ...entry.besides,
})
