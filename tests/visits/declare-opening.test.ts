// Saying that a day differs, as it is kept: what was said of the same days is taken back in the same act, what was said of a longer time stays.
import { expect, test } from 'vitest'
import type { ExceptionStated } from '../../src/domain/opening-record.ts'
import { openOn } from '../../src/domain/opening.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { hoursOf } from '../../src/store/read-day.ts'
import { today } from '../../src/visits/today.ts'
import { declareOpening, openAsUsual } from '../../src/visits/declare-opening.ts'
import { clockAt, code, day, desk } from '../review/desk.ts'
import { diceOf } from '../store/device-under-test.ts'

const THURSDAY = day('2025-10-09')
const where = { centre: code('cas'), precision: 'hour' } as const
const CLOSED: ExceptionStated = { day: THURSDAY, half: null, intervals: [], reason: 'snow' }
const counter = async () => {
  const { db } = await desk()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'cas', key: {}, at: '' } as unknown as Session) // no key is needed to write
  const d = { db, clock: clockAt('2025-10-09 10:00'), dice: diceOf(2), build: day('2025-09-01') }
  const hours = () => hoursOf(db, where.centre)
  return {
    d,
    hours,
    open: async (on = THURSDAY) => openOn(await hours(), on),
    standing: async () => (await hours()).exceptions.filter(e => !e.withdrawn),
  }
}

test('J23 a closing with where one is sent; the next word of that day takes its place; then it is as usual, and nothing stands', async () => {
  const { d, hours, open, standing } = await counter()
  const usual = await open()
  expect((await declareOpening(d, where, await hours(), { ...CLOSED, redirect: code('irg') })).kept).toBe(true)
  expect([await open(), (await standing()).map(e => e.redirect)]).toEqual([[], ['irg']])
  expect((await today(d.db, where.centre, THURSDAY, 8)).exceptions.map(e => e.reason)).toEqual(['snow'])
  await declareOpening(d, where, await hours(), { ...CLOSED, half: 'pm', reason: 'strike' })
  expect((await standing()).map(e => [e.half, e.reason])).toEqual([['pm', 'strike']])
  expect(await d.db.exceptions.count()).toBe(2) // what was said is not gone
  await openAsUsual(d, where, await hours(), THURSDAY)
  expect([await open(), await standing()]).toEqual([usual, []])
})

test('J23 in a week of holidays one day is open after all, or half of it; the week stays closed', async () => {
  const { d, hours, open, standing } = await counter()
  const usual = await open()
  await declareOpening(d, where, await hours(), { ...CLOSED, day: day('2025-10-06'), to: day('2025-10-17'), reason: 'holiday' })
  expect([await open(), await open(day('2025-10-10'))]).toEqual([[], []])
  await openAsUsual(d, where, await hours(), THURSDAY)
  expect([await open(), await open(day('2025-10-10')), await open(day('2025-10-16'))]).toEqual([usual, [], []])
  await declareOpening(d, where, await hours(), { ...CLOSED, half: 'am' })
  expect((await open()).map(i => [i.from, i.to])).toEqual([[750, 1050]])
  expect((await standing()).length).toBe(2)
})
