// What a centre thinks of a work. Opinions stand side by side; there is no mean (C15).
import type { Day } from './day.ts'
import type { CentreCode, Key } from './ids.ts'
import { laterFirst, type At } from './statement.ts'
import type { TakenBack } from './withdrawal.ts'

/** How many of four boxes are full: 1 to avoid, 2 in part, 3 useful, 4 to recommend. */
export const RATINGS = [1, 2, 3, 4] as const
export type Rating = (typeof RATINGS)[number]
export const isRating = (x: unknown): x is Rating => RATINGS.includes(x as Rating)

export const MAX_OPINION = 280
export const MAX_READERSHIP = 80

export type Opinion = {
  readonly id: Key
  readonly doc: string
  readonly work: Key
  /** Null: of the coordination itself. */
  readonly centre: CentreCode | null
  readonly on: Day
  readonly rating: Rating
  readonly strengths: string | null
  readonly limits: string | null
  /** For whom it is. */
  readonly readership: string | null
  readonly at: At
  /** Hat and centre (author.ts). */
  readonly by: string
  readonly withdrawn: TakenBack | null
}

const later = (a: Opinion, b: Opinion): number => laterFirst({ at: a.at, key: a.id }, { at: b.at, key: b.id })

/** One for each centre, its latest that was not taken back; the latest first. */
export const liveOpinions = (opinions: readonly Opinion[]): Opinion[] => {
  const live = new Map<CentreCode | null, Opinion>()
  for (const o of opinions.filter(x => x.withdrawn === null).toSorted(later)) if (!live.has(o.centre)) live.set(o.centre, o)
  return [...live.values()]
}
/** Those that no longer stand: replaced by a newer one of their centre, or taken back. */
export const pastOpinions = (opinions: readonly Opinion[]): Opinion[] => {
  const live = new Set(liveOpinions(opinions).map(o => o.id))
  return opinions.filter(o => !live.has(o.id)).toSorted(later)
}

/** C15: two of those that stand are two boxes apart or more. */
export const diverge = (live: readonly Pick<Opinion, 'rating'>[]): boolean =>
  live.some(a => live.some(b => Math.abs(a.rating - b.rating) >= 2))
