// The bytes of the line, counted by day for whoever pays for them.
import { expect, test } from 'vitest'
import { createMeter, METERED_EVERY } from '../../src/replica/meter.ts'
import type { Day } from '../../src/domain/day.ts'
import { fact } from '../../src/store/facts.ts'
import { addTraffic, trafficOf } from '../../src/store/traffic.ts'
import { device } from '../store/device-under-test.ts'
import { until } from '../until.ts'

const day = (n: number): Day => `2025-10-${String(n).padStart(2, '0')}` as Day

test('V14 a line’s bytes are written down when it ends, and now and then while it stands; the next line begins at nothing', async () => {
  const db = device()
  let steady = 0
  let today = day(9)
  const meter = createMeter(
    db,
    () => steady,
    () => today,
  )
  meter.reads({ up: 100, down: 200 })
  expect(await fact(db, 'traffic')).toBe(undefined) // each writing waits for the disk
  steady = METERED_EVERY
  meter.reads({ up: 150, down: 250 })
  await until('it is written', async () => (await trafficOf(db, day(9))).day === 400)
  today = day(10) // past midnight: what comes now is the new day's
  await meter.ended({ up: 160, down: 300 })
  await meter.ended({ up: 5, down: 6 }) // another line, whole
  expect(await trafficOf(db, day(9))).toEqual({ day: 400, month: 471 })
  expect(await fact(db, 'traffic')).toEqual([
    { day: day(10), up: 15, down: 56 },
    { day: day(9), up: 150, down: 250 },
  ])
})

test('V14 a database that takes nothing stops no line', async () => {
  const db = device()
  await db.open()
  db.close()
  const meter = createMeter(
    db,
    () => 0,
    () => day(9),
  )
  await expect(meter.ended({ up: 1, down: 1 })).resolves.toBe(undefined)
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
