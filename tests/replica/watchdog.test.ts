import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWatchdog } from '../../src/replica/watchdog.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('L5 a line that brings nothing while something is owed is given up, however much is sent on it', () => {
  let barked = 0
  const dog = createWatchdog(30_000, () => barked++)
  dog.owed(true)
  for (let second = 0; second < 29; second++) {
    vi.advanceTimersByTime(1000)
    dog.owed(true) // each visit that is sent says so again
  }
  expect(barked).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(barked).toBe(1)
})

test('L5 what comes buys time; with nothing owed there is no hurry', () => {
  let barked = 0
  const dog = createWatchdog(30_000, () => barked++)
  dog.fed()
  vi.advanceTimersByTime(60_000)
  expect(barked).toBe(0)
  dog.owed(true)
  vi.advanceTimersByTime(20_000)
  dog.fed()
  vi.advanceTimersByTime(20_000)
  expect(barked).toBe(0)
  dog.owed(false)
  vi.advanceTimersByTime(60_000)
  expect(barked).toBe(0)
})
