// A partner counsellor's half-day ends for the screen and for what is signed at one moment (J22).
import { expect, test } from 'vitest'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf } from '../store/device-under-test.ts'
import { byOn } from '../../src/device/by-on.ts'
import { nowOn, type Device } from '../../src/device/device.ts'
import { wornOn } from '../../src/device/worn-on.ts'
import { byOf, type Chosen } from '../../src/domain/hats.ts'
import { parseStatement } from '../../src/domain/statement.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'

const DAY = day('2026-01-12')
const half = (of: 'am' | 'pm', until?: number): Chosen['on'] => ({ day: DAY, half: of, ...(until !== undefined && { until }) })

/** Who the screen says is here; who signs what is noted, and what is said of anything else. */
const said = async (on: Chosen['on'], at: string, precision: 'hour' | 'half-day') => {
  const d: Device = { db: device(), clock: clockAt(`${DAY} ${at}`), dice: diceOf(1), build: day('2025-09-01') }
  await setFact(d.db, 'session', { device: 'x', role: 'staff', centre: code('cas'), key: {}, at: '' } as never) // a key is not needed here
  await setFact(d.db, 'hat', { hat: 'partner', institution: 'youth', on })
  const screen = byOf(wornOn(d, (await fact(d.db, 'session'))!, await fact(d.db, 'hat'), d.clock.now())) // as the frame asks
  expect(await recordVisit(d, { centre: code('cas'), precision }, emptyVisit('quick'))).toMatchObject({ kept: true })
  const [row] = await d.db.log.toArray()
  const visit = parseStatement(row!.doc, row!.key, row!.raw)
  return [screen, visit && typeof visit === 'object' ? visit.by : null, await byOn(d, await nowOn(d, precision))]
}

test('J22 C17 I14 where the half-day is kept, what is signed ends with the duty as the screen says: 10:00 to 14:00, 14:00 to 15:00, 9:00 to 12:30', async () => {
  const three = (by: string): string[] => [by, by, by]
  for (const precision of ['half-day', 'hour'] as const) {
    expect(await said(half('am', 14 * 60), '12:10', precision), precision).toEqual(three('partner/youth'))
    expect(await said(half('am', 14 * 60), '14:00', precision), precision).toEqual(three('counsellor'))
    expect(await said(half('pm', 15 * 60), '14:50', precision), precision).toEqual(three('partner/youth'))
    expect(await said(half('pm', 15 * 60), '15:30', precision), precision).toEqual(three('counsellor'))
    expect(await said(half('am', 750), '12:29', precision), precision).toEqual(three('partner/youth'))
    expect(await said(half('am', 750), '12:30', precision), precision).toEqual(three('counsellor'))
    expect(await said(half('am'), '11:59', precision), precision).toEqual(three('partner/youth'))
    expect(await said(half('am'), '12:00', precision), precision).toEqual(three('counsellor'))
    expect(await said(half('pm'), '20:00', precision), precision).toEqual(three('partner/youth'))
  }
})
