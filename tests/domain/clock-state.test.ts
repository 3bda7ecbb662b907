import { expect, test } from 'vitest'
import { clockState, isClockState } from '../../src/domain/clock-state.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const build = Date.UTC(2025, 8, 1)
const now = Date.UTC(2025, 9, 9, 9)
const state = (known: Partial<Parameters<typeof clockState>[0]>): string =>
  clockState({ now, build, lastGood: null, offset: null, ...known })

test('V7 a clock that nothing speaks against is ok, also on a device that was never connected', () => {
  expect(state({})).toBe('ok')
  expect(state({ lastGood: now, offset: 0 })).toBe('ok')
})
test('V7 a clock before the build of the app is unset, whatever else is known', () => {
  expect(state({ now: Date.UTC(2020, 0, 1) })).toBe('unset')
  expect(state({ now: build - 1, lastGood: now, offset: 3 * DAY })).toBe('unset')
  expect(state({ now: build })).toBe('ok')
})
test('V7 a clock more than two minutes before the last good moment is behind', () => {
  expect(state({ lastGood: now + 2 * MINUTE })).toBe('ok')
  expect(state({ lastGood: now + 2 * MINUTE + 1 })).toBe('behind')
})
test('V7 a clock more than five minutes after the head’s is ahead; one that is slow is behind from half a day on, where its day is another', () => {
  expect(state({ offset: 5 * MINUTE })).toBe('ok')
  expect(state({ offset: 5 * MINUTE + 1 })).toBe('ahead')
  expect(state({ offset: 2 * DAY })).toBe('ahead')
  expect(state({ offset: -DAY / 2 })).toBe('ok')
  expect(state({ offset: -DAY / 2 - 1 })).toBe('behind')
  expect(state({ lastGood: now - MINUTE, offset: -64 * 60 * MINUTE })).toBe('behind') // it stood still over a week-end
})
test('V7 a clock more than five years after the build is ahead', () => {
  expect(state({ now: build + 5 * 365 * DAY })).toBe('ok')
  expect(state({ now: Date.UTC(2099, 0, 1) })).toBe('ahead')
})
test('V7 the states are a closed list', () => {
  for (const s of ['ok', 'behind', 'ahead', 'unset', 'confirmed']) expect(isClockState(s)).toBe(true)
  for (const s of ['OK', '', 'wrong', null, 0]) expect(isClockState(s)).toBe(false)
})
