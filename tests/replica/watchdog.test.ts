import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWatchdog } from '../../src/replica/watchdog.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const PATIENCE = { owed: 30_000, idle: 80_000 }

test('L5 a line that brings nothing while something is owed is given up, however much is sent on it', () => {
  let barked = 0
  const dog = createWatchdog(
    PATIENCE,
    () => false,
    () => barked++,
  )
  dog.owed(true)
  for (let second = 0; second < 29; second++) {
    vi.advanceTimersByTime(1000)
    dog.owed(true) // each visit that is sent says so again
  }
  expect(barked).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(barked).toBe(1)
})

test('L5 what comes buys time; with nothing owed only the relay’s beat is waited for, and its absence is a dead line', () => {
  let barked = 0
  const dog = createWatchdog(
    PATIENCE,
    () => false,
    () => barked++,
  )
  dog.owed(true)
  vi.advanceTimersByTime(20_000)
  dog.fed()
  vi.advanceTimersByTime(20_000)
  dog.owed(false)
  for (let beat = 0; beat < 100; beat++) {
    vi.advanceTimersByTime(25_000)
    dog.fed()
  }
  expect(barked).toBe(0)
  vi.advanceTimersByTime(79_999)
  expect(barked).toBe(0)
  vi.advanceTimersByTime(1)
  expect(barked).toBe(1)
})

test('L5 a line so slow that no answer comes in its time is kept while it still takes bytes, and not a moment longer', () => {
  let barked = 0
  const left = [3, 2, 1, 1]
  let before = 4
  const dog = createWatchdog(
    PATIENCE,
    () => {
      const now = left.shift() ?? 0
      const moved = now < before
      before = now
      return moved
    },
    () => barked++,
  )
  dog.owed(true)
  vi.advanceTimersByTime(90_000)
  expect(barked).toBe(0)
  vi.advanceTimersByTime(30_000)
  expect(barked).toBe(1)
})

test('L5 after the end nothing barks', () => {
  let barked = 0
  const dog = createWatchdog(
    PATIENCE,
    () => false,
    () => barked++,
  )
  dog.owed(true)
  dog.rest()
  vi.advanceTimersByTime(500_000)
  expect(barked).toBe(0)
})
