// Catch-up at closing (J10): visits that were not noted when they took place, entered afterwards in one go and marked as estimated.
import { estimatedFields } from '../domain/estimates.ts'
import type { Day, HalfDay } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { emptyVisit, VISIT_KINDS, type VisitKind } from '../domain/visit.ts'
import type { Device } from '../device/device.ts'
import { keep, SHUT, takesNone, type Kept, type Shutting, type Where } from './keep.ts'

/** How many visits of each kind, in one half-day: nobody remembers the hour. */
export type Estimate = { readonly day: Day; readonly half: HalfDay; readonly kinds: Readonly<Partial<Record<VisitKind, number>>> }

/** More than this in a half-day is a slip of the finger. */
export const MOST = 99

/** One statement for each visit, all in one commit. What is no count, or too large, is 'incomplete'; so is nothing at all. */
export const noteEstimates = async (
  device: Device,
  where: Where,
  { day, half, kinds }: Estimate,
): Promise<Kept | Shutting | { readonly kept: false; readonly why: 'incomplete' }> => {
  const counts = VISIT_KINDS.map(kind => kinds[kind] ?? 0)
  const wrong = counts.some(n => !Number.isInteger(n) || n < 0 || n > MOST)
  if (wrong || counts.every(n => n === 0)) return { kept: false, why: 'incomplete' }
  if (takesNone(where)) return SHUT
  return keep(device, where, now => ({
    doc: visitsDocument(where.centre, now.month),
    drafts: VISIT_KINDS.flatMap((kind, i) =>
      Array.from({ length: counts[i]! }, () => ({
        kind: 'create' as const,
        noun: 'visit',
        fields: estimatedFields(emptyVisit(kind), day, half),
      })),
    ),
  }))
}
