// A second tab that was open under the old role goes on for a while: it brings nothing back of what was erased.
import { expect, test } from 'vitest'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { eraseUnreadable } from '../../src/store/erase-unreadable.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { network } from '../replica/network-under-test.ts'

const CAS = 'cas' as CentreCode

test('W2 C8 what another tab of the former role brings after the erasing goes at the next start', async () => {
  const net = await network()
  const tablet = await net.device('staff', 'cas')
  for (let i = 0; i < 3; i++) await recordVisit(tablet.device, { centre: CAS, precision: 'hour' }, emptyVisit('quick'))
  await tablet.sync()
  const kiosk = await net.device('kiosk', 'cas', { before: tablet })
  expect(await eraseUnreadable(kiosk.device.db, 1)).toBe(1)
  expect(await kiosk.device.db.log.count()).toBe(0)
  // the other tab, still the staff's: a colleague notes one visit, the head tells, the tab fetches the whole month again
  const colleague = await net.device('staff', 'cas')
  const line = tablet.online()
  await new Promise(r => setTimeout(r, 400))
  await recordVisit(colleague.device, { centre: CAS, precision: 'hour' }, emptyVisit('quick'))
  await colleague.sync()
  await new Promise(r => setTimeout(r, 800))
  line.stop()
  await line.ended
  // next starts of the kiosk
  await eraseUnreadable(kiosk.device.db, 2)
  await eraseUnreadable(kiosk.device.db, 3)
  expect({ log: await kiosk.device.db.log.count(), visits: await kiosk.device.db.visits.count() }).toEqual({ log: 0, visits: 0 })
})

test('B18 C8 a line of the former role that is still open refuses nothing for good: what waits goes under the rights of now', async () => {
  const net = await network()
  const tablet = await net.device('kiosk', 'cas')
  const line = tablet.online()
  await new Promise(r => setTimeout(r, 300))
  const staff = await net.device('staff', 'cas', { before: tablet })
  await recordVisit(staff.device, { centre: CAS, precision: 'hour' }, emptyVisit('quick'))
  line.push()
  expect((await line.ended).why).toBe('stopped')
  expect({ waits: await staff.device.db.outbox.count(), refused: await staff.device.db.refused.count() }).toEqual({ waits: 1, refused: 0 })
  await staff.sync()
  expect({ waits: await staff.device.db.outbox.count(), refused: await staff.device.db.refused.count() }).toEqual({ waits: 0, refused: 0 })
})
