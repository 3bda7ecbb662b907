import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { dayProblem, lastSayable } from '../../src/domain/sayable-day.ts'

const day = (x: string): Day => x as Day
const BUILD = day('2025-09-01')

test('V7 the day that is said lies between the build and a year after what is sure, whichever is later', () => {
  expect([lastSayable(BUILD, null), lastSayable(BUILD, day('2020-05-01')), lastSayable(BUILD, day('2028-01-09'))]).toEqual([
    '2026-09-02',
    '2026-09-02',
    '2029-01-09',
  ])
  const problem = (typed: string, sure: string | null = null): string | null => dayProblem(typed, BUILD, sure === null ? null : day(sure))
  expect([problem(''), problem('2026-02-30'), problem('demain')]).toEqual(['none', 'none', 'none'])
  expect([problem('2025-08-31'), problem('2025-09-01')]).toEqual(['before', null])
  expect([problem('2026-09-02'), problem('2026-09-03'), problem('2062-01-12')]).toEqual([null, 'far', 'far'])
  expect([problem('2028-12-01', '2028-01-09'), problem('2062-01-12', '2028-01-09')]).toEqual([null, 'far'])
})
