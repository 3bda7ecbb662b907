// What is counted without being a visit: who came in, who sat at a workstation, copies. Facts that add up and never add to visits (V3, I08).
import type { ClockState } from './clock-state.ts'
import { isDay, isSlot, type Day, type Slot } from './day.ts'
import { shown, type Folded } from './fold.ts'
import { grouped } from './grouped.ts'
import type { CentreCode, Key } from './ids.ts'
import type { Value } from './statement.ts'
import { clockOf, voidedFrom } from './visit.ts'

export const TALLY_KINDS = ['entries', 'workstation', 'photocopies', 'switchboard', 'waiting'] as const
export type TallyKind = (typeof TALLY_KINDS)[number]

/** More at once is a slip of the finger. */
export const MOST_AT_ONCE = 999

export type Tally = {
  readonly id: Key
  readonly doc: string
  readonly centre: CentreCode
  readonly day: Day
  readonly slot: Slot
  readonly seq: number
  readonly clock: ClockState
  readonly kind: TallyKind
  /** Below zero where something was counted too much. */
  readonly n: number
  readonly voided: string | null
}

export const tallyFields = (kind: TallyKind, n: number, day: Day, slot: Slot): Record<string, Value> => ({ day, slot, kind, n })

/** Null when it cannot be read. */
export const tallyFrom = (record: Folded, centre: CentreCode): Tally | null => {
  const [day, slot, n] = [shown(record, 'day'), shown(record, 'slot'), shown(record, 'n')]
  const kind = TALLY_KINDS.find(k => k === shown(record, 'kind'))
  if (!isDay(day) || !isSlot(slot) || !kind || !Number.isInteger(n) || Math.abs(n as number) > MOST_AT_ONCE) return null
  const { id, doc, at } = record
  return { id, doc, centre, day, slot, seq: at.seq, clock: clockOf(record), kind, n: n as number, voided: voidedFrom(record) }
}

/** Of one kind, as it was written: below zero where two devices took the same one back before they had heard of each other. */
export const sumOf = (tallies: readonly Tally[], kind: TallyKind): number =>
  tallies.reduce((n, t) => (t.voided === null && t.kind === kind ? n + t.n : n), 0)

/**
 * What is written besides, so that one more shows one more: what is missing up to none, where the sum is below. On one device it never is: nothing is
 * taken back where nothing is. Two devices may meet there, and whoever counts next makes up for it; should both do so before they hear of each other,
 * the one counts twice, which the next minus takes back.
 */
export const madeUp = (sum: number): readonly number[] => (sum < 0 ? [Math.min(-sum, MOST_AT_ONCE)] : [])

/** How many of each kind; two who take the same one back at the same time do not make it less than none. */
export const tallied = (tallies: readonly Tally[]): Readonly<Record<TallyKind, number>> =>
  Object.fromEntries(TALLY_KINDS.map(k => [k, Math.max(0, sumOf(tallies, k))])) as Record<TallyKind, number> // every key is there

/** Of several days, each by itself as its page showed it: what a month is has been said by its days. */
export const talliedByDay = (tallies: readonly Tally[]): Readonly<Record<TallyKind, number>> => {
  const days = [...grouped(tallies, t => t.day).values()].map(tallied)
  return Object.fromEntries(TALLY_KINDS.map(k => [k, days.reduce((n, d) => n + d[k], 0)])) as Record<TallyKind, number> // every key is there
}
