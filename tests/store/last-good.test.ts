// The latest moment a device believed while its clock was good: the head's time bounds it.
import { expect, test } from 'vitest'
import { clockAt, day } from '../review/desk.ts'
import { nowOn, type Device } from '../../src/device/device.ts'
import { clocksOf } from '../../src/store/facts.ts'
import { learnAnswered } from '../../src/store/places.ts'
import { create, device, diceOf, write } from './device-under-test.ts'

const at = (when: string): number => clockAt(when).now()
const deviceAt = (db: Device['db'], when: string): Device => ({ db, clock: clockAt(when), dice: diceOf(1), build: day('2025-09-01') })

test('B14 V7 a clock once wrong in the future does not leave every later day doubtful: the head’s time caps what was believed', async () => {
  const db = device()
  await write(db, diceOf(1), [create()], { now: at('2028-01-01 10:00') }) // believed: never connected, within five years of the build
  expect((await nowOn(deviceAt(db, '2025-10-09 10:00'), 'hour')).clock).toBe('behind')
  await learnAnswered(db, at('2028-01-01 10:05'), at('2025-10-09 10:05'))
  expect((await clocksOf(db)).lastGood).toBe(at('2025-10-09 10:05'))
  expect((await nowOn(deviceAt(db, '2028-01-01 10:06'), 'hour')).clock).toBe('ahead')
  // set right, with no line since: what was measured under the wrong clock says nothing about this one
  expect((await nowOn(deviceAt(db, '2025-10-10 09:00'), 'hour')).clock).toBe('ok')
  expect((await nowOn(deviceAt(db, '2025-10-01 09:00'), 'hour')).clock).toBe('behind')
})
test('B14 V7 the head’s time never raises what was believed, and nothing is believed by it', async () => {
  const db = device()
  await learnAnswered(db, at('2025-10-09 10:00'), at('2025-10-09 10:00'))
  expect((await clocksOf(db)).lastGood).toBe(null)
  await write(db, diceOf(1), [create()], { now: at('2025-10-09 10:01') })
  await learnAnswered(db, at('2025-10-12 10:00'), at('2025-10-12 10:00'))
  await learnAnswered(db, at('2025-10-12 10:00'))
  expect((await clocksOf(db)).lastGood).toBe(at('2025-10-09 10:01'))
})
