// An associated centre's phone: what it hears of the others' hours, and what becomes of what it writes into a circle when its right ends while it is in the dark.
import { expect, test } from 'vitest'
import { centreFields, networkFields } from '../../src/domain/centre-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import type { EventStated } from '../../src/domain/event-record.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { restated } from '../../src/domain/restated.ts'
import { DEMO_CENTRES, DEMO_NETWORK } from '../../src/demo/network.ts'
import { cancelEvent } from '../../src/events/cancel-event.ts'
import { createEvent } from '../../src/events/create-event.ts'
import { write } from '../../src/records/write.ts'
import { eventOf, eventsFrom } from '../../src/store/read-events.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { unsent } from '../../src/store/read-unsent.ts'
import { declareOpening } from '../../src/visits/declare-opening.ts'
import { copied } from '../carry/stick.ts'
import { deskOf } from '../events/event-desk.ts'
import { network, type Tablet } from './network-under-test.ts'

const [AUR, CAS] = ['aur' as CentreCode, 'cas' as CentreCode]
const DAY = '2025-10-09' as Day
const stated = (title: string): EventStated => ({
  titles: { main: title, by: {} },
  language: 'fr',
  type: 'workshop',
  when: { start: wallTime(DAY, 840), end: null, zone: 'Europe/Paris' },
  place: null,
  audience: null,
  summary: null,
})
const titles = async (t: Tablet): Promise<string[]> => (await eventsFrom(t.device.db, DAY)).map(s => s.event.titles.main).sort()
const create = async (t: Tablet, title: string) => {
  const kept = await createEvent(deskOf(t), AUR, 'associated', stated(title))
  if (!kept.kept) throw new Error(kept.why)
  return kept.keys[0]!
}

test('E18 what a centre declares of its hours reaches an associated centre’s phone, which shows the network’s hours', async () => {
  const net = await network()
  const [castelroc, aure] = [await net.device('staff', 'cas'), await net.device('associated', 'aur')]
  await declareOpening(
    castelroc.device,
    { centre: CAS, precision: 'hour' },
    { announced: {}, periods: [], exceptions: [] },
    { day: DAY, half: null, intervals: [], reason: 'snow' },
  )
  await castelroc.sync()
  await aure.sync()
  expect(await aure.device.db.exceptions.toArray()).toMatchObject([{ centre: 'cas', day: DAY, reason: 'snow' }])
})

test('bad input, B18: the right of an associated centre’s phone ends while it is in the dark: what it writes into the circle is kept on it, set apart and told, reaches nobody, and decides nothing', async () => {
  const net = await network({ limits: { quarantineMs: 200 } })
  const [aure, coordinator, irgne] = [
    await net.device('associated', 'aur'),
    await net.device('coordinator', null),
    await net.device('staff', 'irg'),
  ]
  const shared = await create(aure, 'Club du lac')
  await aure.sync()
  await irgne.sync()
  expect(await titles(irgne)).toEqual(['Club du lac'])

  // in the dark it goes on: another event, and the first is cancelled; meanwhile the device is taken out
  await create(aure, 'Forum du lac')
  await cancelEvent(deskOf(aure), (await eventOf(aure.device.db, shared))!, 'room')
  let answered = false
  const line = coordinator.online(p => (answered = p.answered))
  await expect.poll(() => answered).toBe(true)
  expect(await line.ask({ do: 'revoke', device: aure.session.device })).toEqual({ ok: true })
  line.stop()
  await line.ended

  expect(await aure.sync()).toMatchObject({ code: 4401, reason: 'revoked' })
  const { db } = aure.device
  // told, each with its reason and its words; nothing waits unseen
  expect((await unsent(db)).map(u => [u.refused, u.what?.is === 'event' && u.what.event.titles.main]).sort()).toEqual([
    ['quarantine', 'Club du lac'],
    ['quarantine', 'Forum du lac'],
  ])
  // nothing is lost: it stands on the device and in its copy
  expect(await titles(aure)).toEqual(['Club du lac', 'Forum du lac'])
  expect((await eventOf(db, shared))?.cancelled?.reason).toBe('room')
  expect(await copied(aure.device, net.origin())).toHaveLength(2)
  // nothing decided by itself: those in the circle have what they had
  await irgne.sync()
  expect(await titles(irgne)).toEqual(['Club du lac'])
  expect((await eventOf(irgne.device.db, shared))?.cancelled).toBe(null)
})

test('bad input, §5.4: an associated centre is closed in the directory while its phone is in the dark: its device is taken out by nobody, what it wrote reaches the circle, and its events stand until somebody cancels them', async () => {
  const net = await network()
  const [aure, coordinator, irgne] = [
    await net.device('associated', 'aur'),
    await net.device('coordinator', null),
    await net.device('staff', 'irg'),
  ]
  const desk = deskOf(coordinator)
  await write(desk, DIRECTORY, [{ kind: 'create', noun: 'network', fields: networkFields(DEMO_NETWORK) }])
  const fields = centreFields(DEMO_CENTRES.find(c => c.code === AUR)!)
  const kept = await write(desk, DIRECTORY, [{ kind: 'create', noun: 'centre', fields }])
  await coordinator.sync()
  await create(aure, 'Club du lac')
  await aure.sync()

  await create(aure, 'Forum du lac')
  const id = kept.kept ? kept.keys[0]! : fail()
  const { record } = (await readRecord(coordinator.device.db, DIRECTORY, id))!
  await write(desk, DIRECTORY, [restated(record, 'status', 'closed')])
  await coordinator.sync()

  await aure.sync()
  await irgne.sync()
  expect(await unsent(aure.device.db)).toEqual([])
  expect((await aure.device.db.centres.toArray()).find(c => c.code === AUR)?.status).toBe('closed') // the phone learns of it
  expect(await titles(irgne)).toEqual(['Club du lac', 'Forum du lac'])
  expect((await eventsFrom(irgne.device.db, DAY)).filter(s => s.cancelled)).toEqual([])
})
const fail = (): never => {
  throw new Error('not kept')
}
