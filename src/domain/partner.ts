// An institution that people are pointed to, or that points them here (`domain.md` §5.3, Partners). Never somebody in it: what stands there is of a house.
import { MAX_NAME } from './centre.ts'
import { addDays, type Day } from './day.ts'
import type { Key } from './ids.ts'

/** What everybody enrolled reads and the staff of all centres write: there the partners are. */
export const COMMONS_PUBLIC = 'network/commons/public'

/** S161: how much it takes part; 'listed': it is known and people are pointed there, nothing more was agreed (`domain.md` §13, "directory only"). */
export const ENGAGEMENTS = ['permanent', 'occasional', 'listed', 'prospect', 'ended'] as const
export type Engagement = (typeof ENGAGEMENTS)[number]

/** From which day on it is called so; null = from the beginning. */
export type DatedName = { readonly from: Day | null; readonly name: string }

export type Partner = {
  readonly id: Key
  readonly doc: string
  /** At least one; the oldest first, no two of one day (S037). */
  readonly names: readonly DatedName[]
  /** What people say instead of the name: 'CMA'. */
  readonly short: string | null
  /** A value of the list of types of partners. */
  readonly type: string
  readonly engagement: Engagement
  /** What, and for whom. */
  readonly offer: string | null
  /** Living areas it serves; none = nobody said, or all. */
  readonly zones: readonly Key[]
  /** Values of the lists of purposes, of themes and of adaptations. */
  readonly purposes: readonly string[]
  readonly themes: readonly string[]
  readonly adaptations: readonly string[]
  /** Where or for what one asks in the house: a counter, a function. */
  readonly reception: string | null
  /** How the house is called, written to and found (house-line.ts). */
  readonly line: string | null
  readonly letterbox: string | null
  readonly web: string | null
  /** Days on which somebody said that all this is right (S129); the earliest first. */
  readonly checks: readonly Day[]
  /** What is withdrawn can come back. */
  readonly withdrawn: boolean
  /** Fields with more than one version. */
  readonly conflicts: readonly string[]
  /** For finding (find-partner.ts). */
  readonly words: string
}

/** Signs of each text. */
export const LONGEST = { name: MAX_NAME, short: 20, offer: 280, reception: 80, line: 25, letterbox: 80, web: 200 } as const

/** S037: what it was called on that day, so that an old report keeps the old name. Before the first it bears the first. */
export const nameOn = ({ names }: Pick<Partner, 'names'>, day: Day): string =>
  (names.findLast(n => n.from === null || n.from <= day) ?? names[0])?.name ?? ''

/** May somebody be pointed to it? With a prospect one is still talking. */
export const mayPointTo = ({ engagement, withdrawn }: Pick<Partner, 'engagement' | 'withdrawn'>): boolean =>
  !withdrawn && engagement !== 'prospect' && engagement !== 'ended'

/** S129: what stands there is looked at again after so many days. A year is our choice: opening hours and conditions mostly change with the school year. */
export const CHECKED_FOR = 365

type Checked = Pick<Partner, 'checks'>
/** The last time that is not to come: a day to come is that of a wrong clock. Null: never. */
export const checkedOn = ({ checks }: Checked, today: Day): Day | null => checks.findLast(d => d <= today) ?? null

/** To be checked again: nobody ever has, or not for a year. With whom it has ended, nothing is checked. */
export const toCheck = (p: Checked & Pick<Partner, 'engagement' | 'withdrawn'>, today: Day): boolean => {
  const last = checkedOn(p, today)
  return !p.withdrawn && p.engagement !== 'ended' && (last === null || addDays(last, CHECKED_FOR) < today)
}

/** Those that were never checked first, then the oldest. */
export const longestUnchecked =
  (today: Day) =>
  (a: Checked, b: Checked): number => {
    const [x, y] = [checkedOn(a, today) ?? '', checkedOn(b, today) ?? '']
    return x < y ? -1 : x > y ? 1 : 0
  }
