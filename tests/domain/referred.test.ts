// Two referrals of one type, to two partners, as the form of a visit draws and changes them.
import { expect, test } from 'vitest'
import { numbered, referredTo } from '../../src/domain/referred.ts'
import type { Referral } from '../../src/domain/told.ts'
import { keyOf } from './say.ts'

const [ONE, OTHER] = [keyOf(1), keyOf(2)]
const TWO: readonly Referral[] = [
  ['chamber', 1, null, ONE],
  ['company', null, null, null],
  ['chamber', 2, null, OTHER],
]

test('S171 S165 ticking another type, or taking one back, leaves two referrals of one type as they are; taken back, both go', () => {
  expect(referredTo(TWO, ['chamber', 'company', 'association'])).toEqual([...TWO, ['association', null, null, null]])
  expect(referredTo(TWO, ['chamber'])).toEqual([TWO[0], TWO[2]])
  expect(referredTo(TWO, ['company'])).toEqual([TWO[1]])
  expect(referredTo([], [])).toEqual([])
})

test('S171 each is told from the others of its type, whatever partner is chosen in it', () => {
  const names = (all: readonly Referral[]): readonly string[] => numbered(all).map(([[to], nth]) => `${to} ${nth}`)
  expect(names(TWO)).toEqual(['chamber 0', 'company 0', 'chamber 1'])
  expect(names(TWO.map(([to, n, theme]): Referral => [to, n, theme, null]))).toEqual(names(TWO))
})
