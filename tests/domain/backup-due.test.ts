import { expect, test } from 'vitest'
import { backupDue } from '../../src/domain/backup-due.ts'

const DAY = 86_400_000
const NOW = 1_800_000_000_000

test('S273 a copy is asked for when something has waited three days and none was made in the last three', () => {
  expect(backupDue(null, null, NOW)).toBe(false)
  expect(backupDue(NOW - 2.9 * DAY, null, NOW)).toBe(false)
  expect(backupDue(NOW - 3 * DAY, null, NOW)).toBe(true)
  expect(backupDue(NOW - 9 * DAY, NOW - DAY, NOW)).toBe(false)
  expect(backupDue(NOW - 9 * DAY, NOW - 3 * DAY, NOW)).toBe(true)
})

test('S273 V7 a clock that was wrong asks too early, never for ever too late', () => {
  expect(backupDue(NOW + 400 * DAY, null, NOW)).toBe(true) // noted under a clock that ran ahead
  expect(backupDue(NOW - 9 * DAY, NOW + 400 * DAY, NOW)).toBe(true)
})
