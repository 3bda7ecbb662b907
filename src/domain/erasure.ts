// What may be erased, and why. A tombstone (document, reason, day) is the only way anything leaves the log (`design.md` §6, Erasure).
import { addMonths, monthOf, type Day } from './day.ts'
import { parseDocumentName, type DocumentName } from './document-name.ts'

/** How long the visits of a month stay readable after it, months (`domain.md` §10.1, 3). */
export const STORAGE_MONTHS = 13

/** 'period': the storage limit is over. 'mistake': what should never have been recorded. 'request': somebody has the right to it. */
export const ERASURE_REASONS = ['period', 'mistake', 'request'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]
export const isErasureReason = (x: unknown): x is ErasureReason => ERASURE_REASONS.includes(x as ErasureReason)

/** `day`: the head's, when it was erased. */
export type Tombstone = { readonly doc: string; readonly reason: ErasureReason; readonly day: Day }

/** Remarks hold what a sealed month leaves behind (sealed-month.ts), so no storage limit takes them. */
const BY_PERIOD: readonly DocumentName['is'][] = ['visits', 'kiosk']
/** What the network lives by – its directory, hours, calendars, catalogue – is never erased whole. */
const BY_HAND: readonly DocumentName['is'][] = [...BY_PERIOD, 'remarks', 'note']

/** Why this document may not be erased for this reason on that day; null when it may. A month that is not over never is. */
export const erasureProblem = (doc: string, reason: ErasureReason, today: Day): 'kind' | 'too-early' | null => {
  const name = parseDocumentName(doc)
  if (!name || !(reason === 'period' ? BY_PERIOD : BY_HAND).includes(name.is)) return 'kind'
  if (!('month' in name)) return null
  const free = reason === 'period' ? addMonths(name.month, STORAGE_MONTHS) : name.month
  return free < monthOf(today) ? null : 'too-early'
}
