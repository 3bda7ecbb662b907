// The bytes of the line, counted by day for whoever pays for them.
import { expect, test } from 'vitest'
import { createMeter, METERED_EVERY, type LineSoFar, type Meter } from '../../src/replica/meter.ts'
import type { Day } from '../../src/domain/day.ts'
import { attempts, listLeft } from '../../src/store/attempts.ts'
import { fact } from '../../src/store/facts.ts'
import { addTraffic, trafficOf } from '../../src/store/traffic.ts'
import { device } from '../store/device-under-test.ts'
import { until } from '../until.ts'

const day = (n: number): Day => `2025-10-${String(n).padStart(2, '0')}` as Day

const line = (up: number, down: number, sent = 0): LineSoFar => ({ at: 5, how: 'received', sent, received: 0, took: 1, up, down, began: 4 })

test('V14 a line’s bytes are written down when it ends, and now and then while it stands; the next line begins at nothing', async () => {
  const db = device()
  let steady = 0
  let today = day(9)
  const meter = createMeter(
    db,
    () => steady,
    () => today,
    () => {},
  )
  meter.reads(line(100, 200))
  expect([meter.uncounted(), await fact(db, 'traffic')]).toEqual([300, undefined]) // each writing waits for the disk
  steady = METERED_EVERY
  meter.reads(line(150, 250))
  await until('it is written', async () => (await trafficOf(db, day(9))).day === 400)
  expect(meter.uncounted()).toBe(0)
  today = day(10) // past midnight: what comes now is the new day's
  await meter.ended(line(160, 300))
  await meter.ended(line(5, 6)) // another line, whole
  expect(await trafficOf(db, day(9))).toEqual({ day: 400, month: 471 })
  expect(await fact(db, 'traffic')).toEqual([
    { day: day(10), up: 15, down: 56 },
    { day: day(9), up: 150, down: 250 },
  ])
})

test('V14 a page that goes away without a word after it has sent has its bytes counted and its line among the attempts, once', async () => {
  const db = device()
  let wrote = 0
  const meter = createMeter(
    db,
    () => 0,
    () => day(9),
    () => wrote++,
  )
  meter.reads(line(300, 200, 2))
  meter.reads(line(400, 300, 3))
  await until('it is quiet', () => wrote === 1)
  expect([await trafficOf(db, day(9)), await attempts(db)]).toEqual([{ day: 700, month: 700 }, []]) // it stands
  await listLeft(db) // the next page
  await listLeft(db)
  expect(await attempts(db)).toEqual([line(400, 300, 3)])
  const next = createMeter(
    db,
    () => 0,
    () => day(9),
    () => {},
  )
  next.reads({ ...line(50, 50, 1), began: 9 })
  await next.ended({ ...line(60, 60, 1), began: 9 })
  await listLeft(db)
  expect([(await attempts(db)).map(a => a.up), (await trafficOf(db, day(9))).day]).toEqual([[60, 400], 820])
})

test('V14 M2 a tab that follows lists the line of the former one once, though that one says later how it ended, and keeps its own', async () => {
  const db = device()
  const begin = (): Meter =>
    createMeter(
      db,
      () => METERED_EVERY,
      () => day(9),
      () => {},
    )
  const former = begin()
  former.reads(line(300, 200, 2))
  await until('it is written', async () => (await fact(db, 'line')) !== undefined)
  await listLeft(db)
  const own = { ...line(80, 70, 1), began: 9 }
  begin().reads(own)
  await until('its own is', async () => (await fact(db, 'line'))?.began === 9)
  await former.ended(line(310, 220, 2))
  expect([await attempts(db), await fact(db, 'line')]).toEqual([[line(310, 220, 2)], own])
})

test('V14 a database that takes nothing stops no line', async () => {
  const db = device()
  await db.open()
  db.close()
  const meter = createMeter(
    db,
    () => 0,
    () => day(9),
    () => {},
  )
  await expect(meter.ended(line(1, 1))).resolves.toBe(undefined)
})

test('V14 the last 31 days are kept, and a month is its own days', async () => {
  const db = device()
  for (let i = 1; i <= 31; i++) await addTraffic(db, day(i), { up: 1, down: 1 })
  await addTraffic(db, '2025-11-01' as Day, { up: 5, down: 5 })
  await addTraffic(db, '2025-11-02' as Day, { up: 5, down: 5 })
  const kept = await fact(db, 'traffic')
  expect([kept?.length, kept?.[0]?.day, kept?.at(-1)?.day]).toEqual([31, '2025-11-02', '2025-10-03'])
  expect(await trafficOf(db, '2025-11-02' as Day)).toEqual({ day: 10, month: 20 })
  expect((await trafficOf(db, '2025-10-31' as Day)).month).toBe(58)
})
