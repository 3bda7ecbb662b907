// Recording a visit, and taking it back. Each resolves when the browser has flushed it.
import type { Day, Slot } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import type { Key } from '../domain/ids.ts'
import { visitFields, visitProblems, type Visit, type VisitEntry, type VisitProblem, type VoidReason } from '../domain/visit.ts'
import type { Value } from '../domain/statement.ts'
import type { Device } from '../device/device.ts'
import { keep, SHUT, takesNone, type Kept, type Shutting, type Where } from './keep.ts'

export type Recorded = Kept | Shutting | { readonly kept: false; readonly why: 'incomplete'; readonly problems: readonly VisitProblem[] }

/** `finishes`: the draft it comes from, if one was kept; it goes in the same transaction, so a kill neither loses nor doubles it. `on`: when it took place, if not now. */
export const recordVisit = async (
  device: Device,
  where: Where,
  entry: VisitEntry,
  { finishes, on }: { readonly finishes?: string; readonly on?: { readonly day: Day; readonly slot: Slot } } = {},
): Promise<Recorded> => {
  const problems = visitProblems(entry)
  if (problems.length > 0) return { kept: false, why: 'incomplete', problems }
  if (takesNone(where, finishes)) return SHUT
  return keep(
    device,
    where,
    now => ({
      doc: visitsDocument(where.centre, now.month),
      drafts: [{ kind: 'create', noun: 'visit', fields: visitFields(entry, on?.day ?? now.day, on?.slot ?? now.slot) }],
    }),
    finishes,
  )
}

/** Takes a visit back, or what else was noted here (`rowsReady`). The entry stays in the log and counts among the voids (V2). */
export const voidRecord = (
  device: Device,
  where: Where,
  record: { readonly doc: string; readonly id: Key },
  reason: VoidReason,
): Promise<Kept> => keep(device, where, () => ({ doc: record.doc, drafts: [{ kind: 'void', target: record.id, reason }] }))

/** States a field of a visit anew. `base`: the statement that says what the person was looking at; at first the visit's own key. */
export const stateField = (
  device: Device,
  where: Where,
  { doc, id }: Pick<Visit, 'doc' | 'id'>,
  field: 'purposes' | 'handOver' | 'channel',
  value: Value,
  base: Key,
): Promise<Kept> => keep(device, where, () => ({ doc, drafts: [{ kind: 'edit', target: id, field, value, base: [base] }] }))
