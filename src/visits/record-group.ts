// Recording a group: a class, trainees, a delegation.
import type { Day, Slot } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { groupFields, groupProblems, type GroupEntry, type GroupProblem } from '../domain/group-entry.ts'
import type { Device } from '../device/device.ts'
import { rowsReady } from '../store/rows.ts'
import { keep, SHUT, takesNone, type Kept, type Shutting, type Where } from './keep.ts'

export type GroupRecorded =
  Kept | Shutting | { readonly kept: false; readonly why: 'incomplete'; readonly problems: readonly GroupProblem[] }

export const recordGroup = async (
  device: Device,
  where: Where,
  entry: GroupEntry,
  { finishes, on }: { readonly finishes?: string; readonly on?: { readonly day: Day; readonly slot: Slot } } = {},
): Promise<GroupRecorded> => {
  const problems = groupProblems(entry)
  if (problems.length > 0) return { kept: false, why: 'incomplete', problems }
  if (takesNone(where, finishes)) return SHUT
  await rowsReady()
  return keep(
    device,
    where,
    now => ({
      doc: visitsDocument(where.centre, now.month),
      drafts: [{ kind: 'create', noun: 'group', fields: groupFields(entry, on?.day ?? now.day, on?.slot ?? now.slot) }],
    }),
    finishes,
  )
}
