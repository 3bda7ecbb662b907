import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import {
  addMinutes,
  dayOf,
  instantOf,
  isKnownZone,
  isWallTime,
  isZoneName,
  minutesOf,
  wallAt,
  wallTime,
  type WallTime,
} from '../../src/domain/wall-time.ts'

const at = (text: string): WallTime => {
  if (!isWallTime(text)) throw new Error(text)
  return text
}
const PARIS = 'Europe/Paris'
const utc = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString().slice(0, 16))

test('E15 what is a time on the wall, and what is none', () => {
  for (const x of ['2026-03-12T14:00', '2026-02-28T23:59', '2024-02-29T00:00']) expect(isWallTime(x), x).toBe(true)
  for (const x of [
    '2026-11-31T10:00',
    '2026-03-12T24:00',
    '2026-03-12T14:60',
    '2026-03-12 14:00',
    '2026-03-12T14:00Z',
    '2026-03-12',
    '',
    null,
    5,
  ])
    expect(isWallTime(x), String(x)).toBe(false)
})
test('E15 minutes are added on the wall, over midnight and over the end of a year', () => {
  expect(addMinutes(at('2026-03-12T14:00'), 120)).toBe('2026-03-12T16:00')
  expect(addMinutes(at('2026-12-31T23:30'), 120)).toBe('2027-01-01T01:30')
  expect(addMinutes(at('2026-03-12T00:00'), -1)).toBe('2026-03-11T23:59')
  expect([dayOf(at('2026-03-12T14:05')), minutesOf(at('2026-03-12T14:05')), wallTime('2026-03-12' as Day, 845)]).toEqual([
    '2026-03-12',
    845,
    '2026-03-12T14:05',
  ])
})

describe('E15 a workshop at 14:00 stays at 14:00 when the clocks change', () => {
  test.each([
    // the day before, the day of, the day after: 2026-03-29 and 2026-10-25 in Paris
    ['2026-03-28T14:00', '2026-03-28T13:00'],
    ['2026-03-29T14:00', '2026-03-29T12:00'],
    ['2026-03-30T14:00', '2026-03-30T12:00'],
    ['2026-10-24T14:00', '2026-10-24T12:00'],
    ['2026-10-25T14:00', '2026-10-25T13:00'],
    ['2026-10-26T14:00', '2026-10-26T13:00'],
  ])('%s in Paris is %s in Greenwich, and reads the same on the wall', (wall, greenwich) => {
    const ms = instantOf(at(wall), PARIS)
    expect(utc(ms)).toBe(greenwich)
    expect(wallAt(ms!, PARIS)).toBe(wall)
  })
  test('a week apart on the wall, over the change, is 167 hours, or 169', () => {
    const hours = (a: string, b: string): number => (instantOf(at(b), PARIS)! - instantOf(at(a), PARIS)!) / 3_600_000
    expect(addMinutes(at('2026-03-25T14:00'), 7 * 1440)).toBe('2026-04-01T14:00')
    expect(hours('2026-03-25T14:00', '2026-04-01T14:00')).toBe(167)
    expect(hours('2026-10-21T14:00', '2026-10-28T14:00')).toBe(169)
  })
  test('an hour that is left out, and one that comes twice', () => {
    expect(utc(instantOf(at('2026-03-29T02:30'), PARIS))).toBe('2026-03-29T01:30')
    expect(wallAt(instantOf(at('2026-03-29T02:30'), PARIS)!, PARIS)).toBe('2026-03-29T03:30')
    expect(utc(instantOf(at('2026-10-25T02:30'), PARIS))).toBe('2026-10-25T00:30') // the first of the two
  })
  test('far from Paris, and the other way round the year', () => {
    expect(utc(instantOf(at('2026-07-01T14:00'), 'Indian/Mauritius'))).toBe('2026-07-01T10:00')
    expect(utc(instantOf(at('2026-01-01T08:00'), 'Pacific/Auckland'))).toBe('2025-12-31T19:00')
    expect(utc(instantOf(at('2026-07-01T08:00'), 'America/Guadeloupe'))).toBe('2026-07-01T12:00')
  })
  test('every hour of two years goes to a moment and back, except what is left out', () => {
    const wrong: string[] = []
    for (let w = at('2026-01-01T00:00'); w < '2028-01-01T00:00'; w = addMinutes(w, 60)) {
      const back = wallAt(instantOf(w, PARIS)!, PARIS)
      if (back !== w) wrong.push(w)
    }
    expect(wrong).toEqual(['2026-03-29T02:00', '2027-03-28T02:00'])
  })
})

test('E15 a zone this device does not know is not Greenwich: there is no moment, and the wall still says what it says', () => {
  expect(instantOf(at('2026-03-12T14:00'), 'Europe/Nowhere')).toBe(null)
  expect(wallAt(0, 'Europe/Nowhere')).toBe(null)
  expect([isKnownZone('Europe/Paris'), isKnownZone('Europe/Pariss')]).toEqual([true, false])
  expect(['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'].every(isZoneName)).toBe(true)
  expect(['', 'Paris time', '../x', 'a'.repeat(61), 7, null].some(isZoneName)).toBe(false)
})
