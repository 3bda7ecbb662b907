// A device that presents a code of a lesser role, through the relay: what it no longer reads is erased, what is unsent stays, and all is back with the rights.
import { expect, test } from 'vitest'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { eraseUnreadable } from '../../src/store/erase-unreadable.ts'
import { fact } from '../../src/store/facts.ts'
import { tryRefusedAgain } from '../../src/store/outbox.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { network, type Tablet } from './network-under-test.ts'

const CAS = 'cas' as CentreCode
const visit = (t: Tablet) => recordVisit(t.device, { centre: CAS, precision: 'hour' }, emptyVisit('quick'))
const held = async ({ device: { db } }: Tablet): Promise<{ log: number; visits: number }> => ({
  log: await db.log.count(),
  visits: await db.visits.count(),
})

test('W2 C8 B18 a tablet of Castelroc becomes a kiosk and then Castelroc’s again: nothing unsent is lost, nothing it may not read lies on it, and its visits come back', async () => {
  const net = await network()
  const [tablet, colleague] = [await net.device('staff', 'cas'), await net.device('staff', 'cas')]
  for (let i = 0; i < 3; i++) await visit(tablet)
  await visit(colleague)
  await colleague.sync()
  await tablet.sync()
  expect(await held(tablet)).toEqual({ log: 4, visits: 4 })

  // one more is noted before the code is presented: it cannot leave under the new one, so nothing goes
  await visit(tablet)
  const kiosk = await net.device('kiosk', 'cas', { before: tablet })
  await kiosk.sync()
  expect(await eraseUnreadable(kiosk.device.db, 1)).toBe(0)
  expect(await held(kiosk)).toEqual({ log: 5, visits: 5 })

  // staff again: it is sent
  const again = await net.device('staff', 'cas', { before: tablet })
  await tryRefusedAgain(again.device.db, 2)
  await again.sync()
  expect(await eraseUnreadable(again.device.db, 3)).toBe(0)
  await colleague.sync()
  expect(await held(colleague)).toEqual({ log: 5, visits: 5 })

  // a kiosk for good: all of it is at the head, so it goes, and does not come again
  const wall = await net.device('kiosk', 'cas', { before: tablet })
  expect(await eraseUnreadable(wall.device.db, 4)).toBe(1)
  await wall.sync()
  expect(await held(wall)).toEqual({ log: 0, visits: 0 })
  expect(await fact(wall.device.db, 'erased')).toBe(4)

  // and Castelroc's once more: what it had is back, and what it writes takes a place of its own
  const back = await net.device('staff', 'cas', { before: tablet })
  await back.sync()
  expect(await held(back)).toEqual({ log: 5, visits: 5 })
  await visit(back)
  await back.sync()
  await colleague.sync()
  expect(await held(colleague)).toEqual({ log: 6, visits: 6 })
  expect(await back.device.db.refused.count()).toBe(0)
})
