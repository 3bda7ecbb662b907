// A visit noted on the bus says at which stop it stood; nobody is asked.
import { expect, test } from 'vitest'
import { deskDocument } from '../../src/domain/documents-of.ts'
import { parseWeek, periodFields } from '../../src/domain/opening-record.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { localOn } from '../../src/device/device.ts'
import { keep } from '../../src/device/keep.ts'
import { rowsReady } from '../../src/store/rows.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { today } from '../../src/visits/today.ts'
import { sayDay } from '../../src/visits/say-day.ts'
import { stopHere } from '../../src/visits/stop-here.ts'
import { clockAt, code, day, desk } from '../review/desk.ts'
import { diceOf } from '../store/device-under-test.ts'

test('S065 by the hours of its stops, to the minute; between two stops and at a centre that stays where it is there is none', async () => {
  const { db } = await desk()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'nav', key: {}, at: '' } as unknown as Session) // no key is needed to write
  const at = (time: string) => ({
    db,
    clock: clockAt(`2025-10-09 ${time}`),
    dice: diceOf(Number(time.replace(':', ''))),
    build: day('2025-09-01'),
  })
  const bus = { centre: code('nav'), precision: 'hour' } as const
  const doc = deskDocument(bus.centre)
  await rowsReady(doc)
  const stop = (place: string, from: string, to: string) => {
    const fields = periodFields({ from: day('2025-09-01'), to: null, week: parseWeek([[4, from, to]]), stop: { place, zone: null } })
    return keep(at('08:00'), bus, () => ({ doc, drafts: [{ kind: 'create', noun: 'stop', fields }] }))
  }
  await stop('Foirail', '09:00', '12:00')
  await stop('Halle', '13:00', '16:00')
  const keys = new Map((await db.periods.toArray()).map(p => [p.stop?.place, p.id]))
  const there = (time: string) => stopHere(at(time), bus)
  expect([await there('08:59'), await there('09:00'), await there('11:59'), await there('12:00'), await there('13:00')]).toEqual([
    null,
    keys.get('Foirail'),
    keys.get('Foirail'),
    null,
    keys.get('Halle'),
  ])
  // a quick entry asks the page that is open, an interview the hours: the same answer
  const page = await today(db, bus.centre, day('2025-10-09'), 0)
  for (const time of ['08:59', '09:00', '11:59', '12:00', '12:59', '13:00', '15:59', '16:00'])
    expect(page.nowAt(at(time).clock.local().minute).stop?.id ?? null, time).toBe(await there(time))
  expect((await today(db, code('cas'), day('2025-10-09'), 0)).nowAt(600).stop).toBeUndefined()
  expect(await stopHere(at('10:00'), { centre: code('cas'), precision: 'hour' })).toBeNull()
  const key = (await there('10:00'))!
  const done = await recordVisit(at('10:00'), bus, { ...emptyVisit('quick'), besides: { stop: key } })
  expect(done.kept).toBe(true)
  expect((await db.visits.toArray()).map(v => v.besides)).toEqual([{ stop: key }])
})

test('V7 S065 a clock that is not believed says no stop, also once the day was said: its hour is none', async () => {
  const { db } = await desk()
  await setFact(db, 'session', { device: 'x', role: 'staff', centre: 'nav', key: {}, at: '' } as unknown as Session) // no key is needed to write
  const at = (when: string) => ({
    db,
    clock: clockAt(when),
    dice: diceOf(Number(when.slice(-5).replace(':', ''))),
    build: day('2025-09-01'),
  })
  const bus = { centre: code('nav'), precision: 'hour' } as const
  const doc = deskDocument(bus.centre)
  await rowsReady(doc)
  for (const [place, from, to] of [
    ['Foirail', '09:00', '12:00'],
    ['Halle', '14:00', '18:00'],
  ] as const) {
    const fields = periodFields({ from: day('2025-09-01'), to: null, week: parseWeek([[4, from, to]]), stop: { place, zone: null } })
    await keep(at('2025-10-09 08:00'), bus, () => ({ doc, drafts: [{ kind: 'create', noun: 'stop', fields }] }))
  }
  const asleep = at('2020-01-02 09:00') // a Thursday too; it is half past five on the 9th
  expect(await stopHere(asleep, bus)).toBe(null)
  expect(await sayDay(asleep, '2025-10-09')).toBe(null)
  expect(await stopHere(asleep, bus)).toBe(null)
  // the page of the day asks by the same word, and has a stop for each hour
  const page = await today(db, bus.centre, day('2025-10-09'), 0)
  const { minute, sure } = localOn(asleep)
  expect([sure, page.nowAt(minute).place]).toEqual([false, 'Foirail'])
  const awake = at('2025-10-09 17:30')
  expect(await stopHere(awake, bus)).toBe(page.nowAt(1050).stop!.id)
  expect(localOn(awake).sure).toBe(true)
})
