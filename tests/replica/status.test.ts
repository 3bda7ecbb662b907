import { describe, expect, test } from 'vitest'
import { status, type Status, type StatusFacts } from '../../src/replica/status.ts'

const NOW = 1_760_000_000_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
const of = (facts: Partial<StatusFacts>): Status =>
  status({
    waiting: { count: 0, oldest: null },
    refused: 0,
    held: 0,
    heard: NOW - HOUR,
    keeping: 'open',
    removed: false,
    storage: 'persistent',
    now: NOW,
    ...facts,
  })
const waiting = (count: number, since: number): Pick<StatusFacts, 'waiting'> => ({ waiting: { count, oldest: NOW - since } })

describe('the word the person sees', () => {
  test('Q1 nothing waits and the head has answered: received, and when', () => {
    expect(of({})).toEqual({ is: 'received', heard: NOW - HOUR, held: 0 })
  })
  test('Q1 nothing waits and the head was never heard: nothing is promised', () => {
    expect(of({ heard: null })).toEqual({ is: 'nothing' })
  })
  test('Q1 C25 what the head has is told with how many paragraphs stay here until they are reworded', () => {
    expect(of({ held: 2 })).toEqual({ is: 'received', heard: NOW - HOUR, held: 2 })
    expect(of({ held: 2, ...waiting(1, HOUR) })).toMatchObject({ is: 'waiting' })
  })
  test('Q2 as long as one record waits nothing is received, however lately the head was heard', () => {
    expect(of({ ...waiting(1, 5000), heard: NOW })).toEqual({ is: 'waiting', count: 1, age: 5000, heard: NOW, late: false })
    expect(of({ ...waiting(40, HOUR), heard: null })).toEqual({ is: 'waiting', count: 40, age: HOUR, heard: null, late: false })
  })
  test('Q2 a clock that jumped back gives no negative age', () => {
    expect(of(waiting(2, -3 * DAY))).toMatchObject({ is: 'waiting', age: 0, late: false })
    expect(of({ waiting: { count: 2, oldest: null } })).toMatchObject({ is: 'waiting', age: 0 })
  })
  test('Q3 late is over three days; over one day where the browser may erase', () => {
    const late = (since: number, storage: StatusFacts['storage']): unknown => {
      const s = of({ ...waiting(1, since), storage })
      return s.is === 'waiting' && s.late
    }
    expect([late(3 * DAY, 'persistent'), late(3 * DAY + 1, 'persistent')]).toEqual([false, true])
    expect([late(3 * DAY, 'unknown'), late(3 * DAY + 1, 'unknown')]).toEqual([false, true])
    expect([late(DAY, 'best-effort'), late(DAY + 1, 'best-effort')]).toEqual([false, true])
  })
  test('Q4 a refusal is said before anything that waits, with how many do', () => {
    expect(of({ refused: 2, ...waiting(3, HOUR) })).toEqual({ is: 'refused', refused: 2, count: 3, heard: NOW - HOUR })
    expect(of({ refused: 1 })).toMatchObject({ is: 'refused', count: 0 })
  })
  test('Q5 a device that was taken out is told so before its refusals', () => {
    expect(of({ removed: true, refused: 2, ...waiting(3, HOUR) })).toEqual({ is: 'removed', count: 3, heard: NOW - HOUR })
  })
  test('Q6 what cannot be kept is said before everything else, in either way', () => {
    for (const why of ['closed', 'full'] as const)
      expect(of({ keeping: why, removed: true, refused: 2, ...waiting(3, HOUR) })).toEqual({ is: 'not-kept', why, count: 3 })
  })
})

test('Q7 over every combination: received only when nothing waits, nothing is refused and the head has answered; never a word of syncing', () => {
  let received = 0
  for (const count of [0, 1, 40])
    for (const refused of [0, 1])
      for (const heard of [null, NOW])
        for (const keeping of ['open', 'closed', 'full'] as const)
          for (const removed of [false, true])
            for (const storage of ['persistent', 'best-effort', 'unknown'] as const) {
              const facts: StatusFacts = {
                waiting: { count, oldest: count > 0 ? NOW - DAY : null },
                refused,
                held: 0,
                heard,
                keeping,
                removed,
                storage,
                now: NOW,
              }
              const s = status(facts)
              const quiet = count === 0 && refused === 0 && keeping === 'open' && !removed
              expect(s.is === 'received', JSON.stringify(facts)).toBe(quiet && heard !== null)
              expect(s.is === 'nothing', JSON.stringify(facts)).toBe(quiet && heard === null)
              if ('count' in s) expect(s.count).toBe(count)
              expect(JSON.stringify(s)).not.toMatch(/sync/i)
              if (s.is === 'received') received++
            }
  expect(received).toBe(3)
})
