// One more thing that was done for somebody who had already been noted: the same visit, one service more (J6, V3). It names its visit, stands in the
// document of that visit, and counts on the visit's day as long as the visit stands.
import { some } from './besides.ts'
import { shown, type Folded } from './fold.ts'
import { isKey, type CentreCode, type Key } from './ids.ts'
import { isReference } from './purposes.ts'
import type { Value } from './statement.ts'
import { DURATIONS, MAX_PURPOSES, VISIT_KINDS, voidedFrom, type Duration, type Visit, type VisitKind } from './visit.ts'

export type StepEntry = { readonly kind: VisitKind; readonly purposes: readonly string[]; readonly duration: Duration | null }

/** `voided`: the reason, null while it stands. */
export type Step = StepEntry & {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly visit: Key
  readonly seq: number
  readonly voided: string | null
}

export const stepFields = (visit: Key, { kind, purposes, duration }: StepEntry): Record<string, Value> => ({
  visit,
  kind,
  ...(purposes.length > 0 && { purposes }),
  ...(duration !== null && { duration }),
})

/** Null when it cannot be read. */
export const stepFrom = (record: Folded, centre: CentreCode): Step | null => {
  const visit = shown(record, 'visit')
  const kind = VISIT_KINDS.find(k => k === shown(record, 'kind'))
  if (!isKey(visit) || !kind) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    visit,
    seq: record.at.seq,
    kind,
    purposes: some(shown(record, 'purposes'), v => isReference(v) || isKey(v), MAX_PURPOSES),
    duration: DURATIONS.find(d => d === shown(record, 'duration')) ?? null,
    voided: voidedFrom(record),
  }
}

/** Those that count: they stand, and so does their visit, in the same document. */
export const stepsOf = (steps: readonly Step[], visits: readonly Visit[]): Step[] => {
  const standing = new Set(visits.filter(v => v.voided === null).map(v => `${v.doc} ${v.id}`))
  return steps.filter(s => s.voided === null && standing.has(`${s.doc} ${s.visit}`))
}
