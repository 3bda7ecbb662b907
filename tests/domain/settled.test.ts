import { expect, test } from 'vitest'
import { settledBy, type Sum } from '../../src/domain/settled.ts'
import { rng, seedOf } from '../random.ts'
import { settled } from './settled.ts'

test('V12 two unknown numbers of one sum are not settled; a second sum that has one of them settles both; what cancels out does not', () => {
  expect([...settledBy([[[1, 1], [2, 1]]])]).toEqual([]) // prettier-ignore
  expect([...settledBy([[[1, 1], [2, 1]], [[2, -1]]])].sort()).toEqual([1, 2]) // prettier-ignore
  expect([...settledBy([[[1, 1], [2, 1]], [[1, 1], [2, -1]]])].sort()).toEqual([1, 2]) // prettier-ignore
  expect([...settledBy([[[1, 1], [1, -1], [2, 1], [3, 1]], []])]).toEqual([]) // prettier-ignore
})

const seed = seedOf()
test(`V12 of random sums it finds what plain elimination finds, seed ${seed}`, () => {
  const r = rng(seed)
  let found = 0
  for (let run = 0; run < 400; run++) {
    const cells = 2 + Math.floor(r() * 14)
    const sums = Array.from({ length: 1 + Math.floor(r() * cells) }, (): Sum =>
      Array.from({ length: cells }, (_, c) => c).flatMap(c => (r() < 0.3 ? [[c, r() < 0.5 ? 1 : -1] as const] : [])),
    )
    const slow = settled(
      sums,
      Array.from({ length: cells }, (_, c) => c),
    ).sort((a, b) => a - b)
    expect(
      [...settledBy(sums)].sort((a, b) => a - b),
      JSON.stringify({ run, sums }),
    ).toEqual(slow)
    found += slow.length
  }
  expect(found).toBeGreaterThan(200)
})
