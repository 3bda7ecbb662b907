// Catch-up at closing (J10): visits that were not noted when they took place, entered afterwards in one go and marked as estimated.
import { estimatedFields } from '../domain/estimates.ts'
import type { Day, HalfDay } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import { emptyVisit, type VisitKind } from '../domain/visit.ts'
import type { Draft } from '../domain/statement.ts'
import type { Device, Now } from '../device/device.ts'
import { keep, SHUT, takesNone, type Kept, type Shutting, type Where } from './keep.ts'

/** `purpose`: a reference or a key of a local one; null: none was noted. */
export type EstimateLine = { readonly kind: VisitKind; readonly purpose: string | null; readonly n: number }
/** How many visits of each kind and purpose, in one half-day: nobody remembers the hour. */
export type Estimate = { readonly day: Day; readonly half: HalfDay; readonly lines: readonly EstimateLine[] }

/** Nobody remembers more. Days. */
export const BACK = 31
/** More than this in a half-day is a slip of the finger. */
export const MOST = 99

/** One statement for each visit, all in one commit. What is no count, or too large, is 'incomplete'; so is nothing at all. `finishes`: as it was being counted on this device; in two windows it is noted once ('already'). */
export const noteEstimates = async (
  device: Device,
  where: Where,
  { day, half, lines }: Estimate,
  finishes?: { readonly fact: 'catchUp' },
): Promise<Kept | Shutting | { readonly kept: false; readonly why: 'incomplete' }> => {
  const wrong = lines.some(({ n }) => !Number.isInteger(n) || n < 0)
  const all = lines.reduce((sum, l) => sum + l.n, 0)
  if (wrong || all === 0 || all > MOST) return { kept: false, why: 'incomplete' }
  if (takesNone(where)) return SHUT
  const write = (now: Now): { doc: string; drafts: readonly Draft[] } => ({
    doc: visitsDocument(where.centre, now.month),
    drafts: lines.flatMap(({ kind, purpose, n }) =>
      Array.from({ length: n }, () => ({
        kind: 'create' as const,
        noun: 'visit',
        fields: estimatedFields({ ...emptyVisit(kind), purposes: purpose === null ? [] : [purpose] }, day, half),
      })),
    ),
  })
  return keep(device, where, write, finishes)
}
