import { expect, test } from 'vitest'
import { attemptRuns } from '../../src/sending/attempt-runs.ts'
import { passage, type Passage } from '../../src/sending/passage.ts'

test('A passage counts what the head has of what waited when it began, and grows with what is recorded meanwhile', () => {
  const seen: Passage[] = []
  let now: Passage = null
  for (const waiting of [3, 2, 3, 1, 0]) seen.push((now = passage(now, 'connected', waiting)))
  expect(seen).toEqual([{ total: 3, received: 0 }, { total: 3, received: 1 }, { total: 4, received: 1 }, { total: 4, received: 3 }, null])
})

test('Without a line nothing is on its way, and the next line begins again', () => {
  expect(passage({ total: 3, received: 1 }, 'waiting', 2)).toBe(null)
  expect(passage(null, 'connected', 2)).toEqual({ total: 2, received: 0 })
  expect(passage(null, 'trying', 2)).toBe(null)
})

test('The same outcome many times is one line with its count; what sent something stands alone', () => {
  const at = (n: number, how: 'no-line' | 'received', sent = 0) => ({ at: n, how, sent })
  expect(attemptRuns([at(9, 'no-line'), at(8, 'no-line'), at(7, 'received', 2), at(6, 'received', 1), at(5, 'no-line')])).toEqual([
    { how: 'no-line', at: 9, first: 8, times: 2, sent: 0 },
    { how: 'received', at: 7, first: 7, times: 1, sent: 2 },
    { how: 'received', at: 6, first: 6, times: 1, sent: 1 },
    { how: 'no-line', at: 5, first: 5, times: 1, sent: 0 },
  ])
})
