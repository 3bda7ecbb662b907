// What the head's time says of a device's clock: a slow one is doubted like one that is ahead, and what waits is written down before it is sent.
import { expect, test } from 'vitest'
import { clockAt, code, day } from '../review/desk.ts'
import { nowOn, type Device } from '../../src/device/device.ts'
import { offAt } from '../../src/domain/doubtful-days.ts'
import type { Precision } from '../../src/domain/day.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { learnAnswered } from '../../src/store/places.ts'
import type { Database } from '../../src/store/tables.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { device, diceOf } from './device-under-test.ts'

const HOURS = 3_600_000
const stamp = (when: string): number => clockAt(when).now()
let dice = 0
const tablet = async (): Promise<{
  readonly db: Database
  readonly at: (when: string) => Device
  readonly note: (when: string, precision?: Precision) => Promise<void>
}> => {
  const db = device()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: code('cas'), key: {}, at: '' } as never) // no key is needed here
  const at = (when: string): Device => ({ db, clock: clockAt(when), dice: diceOf(++dice), build: day('2025-09-01') })
  const note = async (when: string, precision: Precision = 'hour'): Promise<void> =>
    expect(await recordVisit(at(when), { centre: code('cas'), precision }, emptyVisit('quick'))).toMatchObject({ kept: true })
  return { db, at, note }
}
const noted = async (db: Database): Promise<string[]> =>
  (await db.visits.toArray()).toSorted((a, b) => a.seq - b.seq).map(v => `${v.day} ${v.clock}`)

test('V7 a clock that stood still from Friday 17:00 to Monday 9:00 is doubted from the head’s answer on; what is kept stays as it is, and what waits is told to the centre', async () => {
  const { db, at, note } = await tablet()
  await note('2026-01-09 16:00')
  await note('2026-01-09 17:01') // Monday
  await learnAnswered(db, stamp('2026-01-09 17:05'), stamp('2026-01-12 09:05'))
  expect((await nowOn(at('2026-01-09 17:06'), 'hour')).clock).toBe('behind')
  await note('2026-01-09 17:10')
  await note('2026-01-10 01:00')
  expect(await noted(db)).toEqual(['2026-01-09 ok', '2026-01-09 ok', '2026-01-09 behind', '2026-01-10 behind'])
  const told = await fact(db, 'daysAhead')
  expect([told?.days, told?.off, told?.entries.length]).toEqual([-3, -64 * HOURS, 2])
  const measured = (await fact(db, 'measured')) ?? []
  expect((await db.visits.toArray()).toSorted((a, b) => a.seq - b.seq).map(v => offAt(measured, v.seq))).toEqual([
    null,
    null,
    -64 * HOURS,
    -64 * HOURS,
  ])

  // set right, and answered again: nothing is proposed backwards, what was told stays until the centre has said
  await note('2026-01-12 17:30')
  await learnAnswered(db, stamp('2026-01-12 17:40'), stamp('2026-01-12 17:40'))
  expect(await fact(db, 'daysAhead')).toEqual(told)
  await note('2026-01-12 17:50')
  expect((await noted(db)).at(-1)).toBe('2026-01-12 ok')
  const after = (await fact(db, 'measured')) ?? []
  expect(
    offAt(
      after,
      (await db.visits.toArray()).reduce((most, v) => Math.max(most, v.seq), 0),
    ),
  ).toBe(null)
})

test('V7 two days slow from its first link: doubted from the first entry on', async () => {
  const { db, note } = await tablet()
  await learnAnswered(db, stamp('2026-01-10 09:00'), stamp('2026-01-12 09:00'))
  await note('2026-01-10 09:30')
  expect(await noted(db)).toEqual(['2026-01-10 behind'])
  expect(await fact(db, 'daysAhead')).toBe(undefined)
})

test('T3 V7 a clock that was ahead and is right again moves nothing that was noted since; one that is behind by hours is not doubted', async () => {
  const { db, note } = await tablet()
  await note('2026-01-14 09:00')
  await learnAnswered(db, stamp('2026-01-14 10:00'), stamp('2026-01-12 10:00'))
  const told = await fact(db, 'daysAhead')
  expect([told?.days, told?.entries.length]).toEqual([2, 1])
  await note('2026-01-12 11:00')
  await learnAnswered(db, stamp('2026-01-12 12:00'), stamp('2026-01-12 12:00'))
  expect(await fact(db, 'daysAhead')).toEqual(told)
  await learnAnswered(db, stamp('2026-01-12 13:00'), stamp('2026-01-12 21:00'))
  await note('2026-01-12 13:10')
  expect((await noted(db)).slice(1)).toEqual(['2026-01-12 ok', '2026-01-12 ok'])
})

test('C06 a battery that dies every night: the mornings are told apart by what waits, also after it was sent, where only half-days are kept', async () => {
  const { db, note } = await tablet()
  for (const n of [3, 2, 2]) for (let i = 0; i < n; i++) await note(`2020-01-01 0${i}:30`, 'half-day')
  await learnAnswered(db, stamp('2026-01-14 10:00'), stamp('2026-01-14 10:00'))
  const inOrder = (await db.visits.toArray()).toSorted((a, b) => a.seq - b.seq)
  expect(new Set(inOrder.map(v => `${v.day} ${v.slot}`)).size).toBe(1)
  expect(await fact(db, 'fell')).toEqual([inOrder[3]!.id, inOrder[5]!.id])
  await db.outbox.clear() // acknowledged
  await learnAnswered(db, stamp('2026-01-14 11:00'), stamp('2026-01-14 11:00'))
  expect(await fact(db, 'fell')).toEqual([inOrder[3]!.id, inOrder[5]!.id])
})
