// The referrals of one visit as a form draws them. Two may be of one type, to two partners (`toldFrom`).
import type { Referral } from './told.ts'

/** The types as they are ticked: those that were there keep all their referrals in their order, each new one gets a bare one. */
export const referredTo = (referrals: readonly Referral[], types: readonly string[]): readonly Referral[] => [
  ...referrals.filter(([to]) => types.includes(to)),
  ...types.filter(to => !referrals.some(r => r[0] === to)).map((to): Referral => [to, null, null, null]),
]

/** Each with what tells it from the others of its type while its partner is being chosen: which of them it is, from 0. */
export const numbered = (referrals: readonly Referral[]): readonly (readonly [Referral, nth: number])[] =>
  referrals.map((r, i) => [r, referrals.slice(0, i).filter(o => o[0] === r[0]).length])
