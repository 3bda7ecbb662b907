// A half-filled interview as it lies in the drafts table: read back as far as it can be, whatever an older app wrote.
import {
  DURATIONS,
  emptyVisit,
  HAND_OVERS,
  MAX_PURPOSES,
  NEXT_STEPS,
  SITUATIONS,
  valuesOf,
  VISIT_KINDS,
  type VisitEntry,
} from '../domain/visit.ts'
import type { Besides } from '../domain/besides.ts'
import { NOTHING_TOLD, toldFrom, type Told } from '../domain/told.ts'
import { typedNumber } from './typed-number.ts'

const texts = (x: unknown): string[] => (Array.isArray(x) ? x.filter(v => typeof v === 'string') : [])

export type Interview = VisitEntry & { readonly told: Told }
export const EMPTY_INTERVIEW: Interview = { ...emptyVisit('interview'), told: NOTHING_TOLD }

export const readVisitDraft = (x: unknown): Interview => {
  const empty = EMPTY_INTERVIEW
  if (typeof x !== 'object' || x === null) return empty
  const e = x as Record<string, unknown> // an object, checked; each field is checked below
  return {
    ...empty,
    kind: VISIT_KINDS.find(k => k === e['kind']) ?? empty.kind,
    purposes: texts(e['purposes']).slice(0, MAX_PURPOSES),
    duration: DURATIONS.find(d => d === e['duration']) ?? null,
    party: typedNumber(e['party'], 1),
    situations: valuesOf(e['situations'], SITUATIONS),
    next: valuesOf(e['next'], NEXT_STEPS),
    handOver: HAND_OVERS.find(h => h === e['handOver']) ?? null,
    told: toldFrom(e['told'] as Besides | undefined), // whatever it is: each field is looked at
  }
}
