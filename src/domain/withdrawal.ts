// Something is taken back: a work leaves the shelf, a price was mistyped. It stays to be read, with who said so and why.
import type { Folded } from './fold.ts'
import type { At } from './statement.ts'

export const WITHDRAWALS = ['outdated', 'twice', 'mistake', 'other'] as const
export type Withdrawal = (typeof WITHDRAWALS)[number]
export const isWithdrawal = (x: unknown): x is Withdrawal => WITHDRAWALS.includes(x as Withdrawal)

export type TakenBack = { readonly why: Withdrawal; readonly at: At; readonly by: string }
/** A reason that a newer app knows is another one. */
export const takenBack = ({ ended }: Folded): TakenBack | null =>
  ended && { why: isWithdrawal(ended.reason) ? ended.reason : 'other', at: ended.at, by: ended.by }
