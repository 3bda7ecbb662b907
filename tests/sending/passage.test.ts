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

test('The same outcome many times is one line with its count; what moved statements stands alone, and bytes and durations are those of all of it', () => {
  const how = (n: number, what: 'no-line' | 'received', sent = 0) => ({ at: n, how: what, sent, received: 0, took: 1000, up: 10, down: 20 })
  const none = { received: 0, up: 10, down: 20, took: 1000 }
  expect(attemptRuns([how(9, 'no-line'), how(8, 'no-line'), how(7, 'received', 2), how(6, 'received', 1), how(5, 'no-line')])).toEqual([
    { how: 'no-line', at: 9, first: 8, times: 2, sent: 0, received: 0, up: 20, down: 40, took: 2000 },
    { how: 'received', at: 7, first: 7, times: 1, sent: 2, ...none },
    { how: 'received', at: 6, first: 6, times: 1, sent: 1, ...none },
    { how: 'no-line', at: 5, first: 5, times: 1, sent: 0, ...none },
  ])
  // what an older app noted has no duration: none is made up
  const old = { at: 3, how: 'no-line', sent: 0 } as const
  expect(attemptRuns([how(4, 'no-line'), old])).toEqual([
    { how: 'no-line', at: 4, first: 3, times: 2, sent: 0, received: 0, up: 10, down: 20, took: null },
  ])
})
