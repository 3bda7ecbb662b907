// The grade of a device and its one action: from what was said and what happened, never from an estimate.
import { expect, test } from 'vitest'
import { deviceGrade, type GradeFacts } from '../../src/domain/device-grade.ts'

const NOW = 1_760_000_000_000
const DAY = 86_400_000
const calm: GradeFacts = {
  storage: 'persistent',
  installed: true,
  declined: false,
  unsent: 0,
  oldest: null,
  copied: null,
  full: null,
  removed: false,
  online: true,
  now: NOW,
}
const graded = (more: Partial<GradeFacts>): string => {
  const { grade, why, act } = deviceGrade({ ...calm, ...more })
  return [grade, why, act ?? 'nothing'].join(' ')
}
const waits = (days: number): Partial<GradeFacts> => ({ unsent: 3, oldest: NOW - days * DAY - 1 })

test.each<[string, Partial<GradeFacts>]>([
  ['safe at-head nothing', {}],
  ['safe kept nothing', waits(0.1)],
  ['safe kept nothing', waits(2)],
  // the browser may erase: asked for by a tap first, then as an app
  ['watch may-erase keep', { storage: 'best-effort', installed: false }],
  ['watch may-erase install', { storage: 'best-effort', installed: false, declined: true }],
  ['watch may-erase keep', { storage: 'best-effort', installed: true, declined: true }],
  // it may erase what no one else has, for over a day
  ['watch may-erase keep', { storage: 'best-effort', ...waits(0.9) }],
  ['risk waits-unguarded send', { storage: 'best-effort', ...waits(1) }],
  ['risk waits-unguarded copy', { storage: 'best-effort', ...waits(1), online: false }],
  ['risk waits-unguarded keep', { storage: 'best-effort', ...waits(1), online: false, copied: NOW - DAY }],
  // long without a line
  ['watch waits-long send', waits(3)],
  ['watch waits-long copy', { ...waits(3), online: false }],
  ['watch waits-long nothing', { ...waits(3), online: false, copied: NOW - DAY }],
  ['watch waits-long copy', { ...waits(9), online: false, copied: NOW - 4 * DAY }],
  ['watch waits-long copy', { ...waits(3), online: false, copied: NOW - 30 * DAY }], // of what waited then
  // a real refusal for lack of room, remembered a week
  ['watch full room', { full: NOW - DAY }],
  ['risk full room', { full: NOW - DAY, ...waits(0.1) }],
  ['safe at-head nothing', { full: NOW - 8 * DAY }],
  // taken out of the network: sending helps nothing
  ['risk removed copy', { removed: true, ...waits(0.1) }],
  ['watch removed nothing', { removed: true, ...waits(0.1), copied: NOW }],
  ['safe at-head nothing', { removed: true }],
  // Safari and others that do not say
  ['safe at-head nothing', { storage: 'unknown', installed: false }],
  ['watch not-said install', { storage: 'unknown', installed: false, ...waits(0.1) }],
])('V14 S270 %s', (expected, facts) => {
  expect(graded(facts)).toBe(expected)
})

test('V14 a clock that was set back makes no age and no negative days', () => {
  expect(graded({ storage: 'best-effort', unsent: 1, oldest: NOW + 5 * DAY })).toBe('watch may-erase keep')
  expect(deviceGrade({ ...calm, copied: NOW + DAY }).copyDays).toBe(0)
})
