// A group: a class, trainees, a delegation. Counted apart: groups and their people never add to visits (V3).
import { besidesOf, type Besides } from './besides.ts'
import type { ClockState } from './clock-state.ts'
import { isDay, isSlot, type Day, type Slot } from './day.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode, Key } from './ids.ts'
import { clockOf, voidedFrom } from './visit.ts'

export const GROUP_KINDS = ['class', 'training-group', 'professionals', 'delegation', 'other'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]

export const MAX_GROUP = 500
export const MAX_ACCOMPANYING = 50

/** The fields of a group besides who and how many. */
export const GROUP_BESIDES: readonly string[] = ['level', 'body', 'country', 'aims', 'length', 'hosts']

export const within = (n: unknown, from: number, to: number): n is number =>
  Number.isInteger(n) && (n as number) >= from && (n as number) <= to

export type GroupVisit = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly day: Day
  readonly slot: Slot
  readonly seq: number
  readonly clock: ClockState
  readonly kind: GroupKind
  readonly size: number
  readonly accompanying: number
  /** What was said besides, as it is stated; `group-told.ts` reads it. */
  readonly besides?: Besides
  readonly voided: string | null
}

/** Reads a folded record as a group visit; null when it is none that this app can read. */
export const groupFrom = (record: Folded, centre: CentreCode): GroupVisit | null => {
  const day = shown(record, 'day')
  const slot = shown(record, 'slot')
  const kind = shown(record, 'kind')
  const size = shown(record, 'size')
  const accompanying = shown(record, 'accompanying')
  if (!isDay(day) || !isSlot(slot) || !GROUP_KINDS.includes(kind as GroupKind) || !within(size, 1, MAX_GROUP)) return null
  const besides = besidesOf(record, GROUP_BESIDES)
  return {
    id: record.id,
    doc: record.doc,
    centre,
    day,
    slot,
    seq: record.at.seq,
    clock: clockOf(record),
    kind: kind as GroupKind, // checked above
    size,
    accompanying: within(accompanying, 0, MAX_ACCOMPANYING) ? accompanying : 0,
    voided: voidedFrom(record),
    ...(besides && { besides }),
  }
}
