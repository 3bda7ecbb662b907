// Events in their circles over a real relay: what goes into a wider one, and what reaches it from a narrower one.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import type { EventStated } from '../../src/domain/event-record.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { changeEvent, restateField } from '../../src/events/change-event.ts'
import { cancelEvent } from '../../src/events/cancel-event.ts'
import { keepPassingOn, passOn } from '../../src/events/pass-on.ts'
import { createEvent, widenEvent } from '../../src/events/create-event.ts'
import { eventOf } from '../../src/store/read-events.ts'
import { unread } from '../../src/store/unread.ts'
import { readRecord } from '../../src/store/read-record.ts'
import type { Folded } from '../../src/domain/fold.ts'
import type { Shared } from '../../src/domain/event.ts'
import { network, type Tablet } from '../replica/network-under-test.ts'
import { deskOf } from './event-desk.ts'

const IRG = 'irg' as CentreCode
const atHour = (hour: number): EventStated => ({
  titles: { main: 'Un CV pour la saison', by: {} },
  language: 'fr',
  type: 'workshop',
  when: { start: wallTime('2026-03-12' as Day, hour * 60), end: null, zone: 'Europe/Paris' },
  place: null,
  audience: null,
  summary: null,
})
const made = async (t: Tablet): Promise<Key> => {
  const kept = await createEvent(deskOf(t), IRG, 'network', atHour(14))
  if (!kept.kept) throw new Error(kept.why)
  return kept.keys[0]!
}
const lookAt = async (t: Tablet, uid: Key): Promise<{ shared: Shared; record: Folded }> => {
  const shared = (await eventOf(t.device.db, uid))!
  return { shared, record: (await readRecord(t.device.db, shared.event.doc, shared.event.id))!.record }
}

test('§7.4 E14 an event of which two starts wait for a decision goes into no wider circle: nothing is written, both starts stay; once decided it goes', async () => {
  const net = await network()
  const [left, right] = [await net.device('staff', 'irg'), await net.device('staff', 'irg')]
  const uid = await made(left)
  await left.sync()
  await right.sync()
  for (const [t, hour] of [
    [left, 10],
    [right, 16],
  ] as const) {
    const { shared, record } = await lookAt(t, uid)
    await changeEvent(deskOf(t), shared, record, atHour(hour))
  }
  await left.sync()
  await right.sync()
  const seen = await lookAt(right, uid)
  expect(seen.shared.event.conflicts).toEqual(['when'])
  expect(await widenEvent(deskOf(right), seen.shared, seen.record, 'public', seen.shared.event)).toEqual({ kept: false, why: 'undecided' })
  expect((await lookAt(right, uid)).shared).toMatchObject({ event: { circle: 'network', conflicts: ['when'] }, formers: [] })
  expect(await right.device.db.outbox.count()).toBe(0)

  await restateField(deskOf(right), seen.record, 'when', seen.record.heads['when']![1]!.value)
  const decided = await lookAt(right, uid)
  expect(await widenEvent(deskOf(right), decided.shared, decided.record, 'public', decided.shared.event)).toMatchObject({ kept: true })
  expect((await lookAt(right, uid)).shared.event).toMatchObject({ circle: 'public', conflicts: [] })
})

/** The event is in two circles, and a tablet that knows of the narrower one alone cancels it. */
const cancelledInNarrower = async () => {
  const net = await network()
  const [owner, unaware, aure] = [await net.device('staff', 'irg'), await net.device('staff', 'irg'), await net.device('associated', 'aur')]
  const uid = await made(owner)
  await owner.sync()
  await unaware.sync()
  const { shared, record } = await lookAt(owner, uid)
  await widenEvent(deskOf(owner), shared, record, 'associated', shared.event)
  await owner.sync()
  await aure.sync()
  expect((await eventOf(aure.device.db, uid))?.cancelled).toBe(null)
  await cancelEvent(deskOf(unaware), (await lookAt(unaware, uid)).shared, 'strike')
  return { net, owner, unaware, aure, uid }
}

test('E10 E14 cancelled in the narrower circle alone: the owner’s device that learns of it says it in the wider one, once, and who reads only that is told', async () => {
  const { owner, unaware, aure, uid } = await cancelledInNarrower()
  await unaware.sync()
  await aure.sync()
  expect((await eventOf(aure.device.db, uid))?.cancelled).toBe(null) // nobody has said it where this phone reads
  await owner.sync()
  const stop = keepPassingOn(deskOf(owner))
  await expect.poll(async () => (await eventOf(owner.device.db, uid))?.event.cancelled?.reason).toBe('strike')
  stop()
  await owner.sync()
  await aure.sync()
  expect(await unread(aure.device.db)).toMatchObject([{ event: { uid, circle: 'associated', cancelled: { reason: 'strike' } } }])
  // the other tablet learns of the wider record together with its cancellation, and has nothing to add
  await unaware.sync()
  await passOn(deskOf(unaware))
  await passOn(deskOf(owner))
  expect([await unaware.device.db.outbox.count(), await owner.device.db.outbox.count()]).toEqual([0, 0])
})
test('E10 E05 another centre that learns of it says nothing: an event belongs to its owner', async () => {
  const { net, owner, unaware } = await cancelledInNarrower()
  await unaware.sync()
  const castelroc = await net.device('staff', 'cas')
  await castelroc.sync()
  await passOn(deskOf(castelroc))
  expect(await castelroc.device.db.outbox.count()).toBe(0)
  await owner.sync()
  await passOn(deskOf(owner))
  expect(await owner.device.db.outbox.count()).toBe(1)
})
test('E10 what is cancelled from a card is cancelled in every circle this device knows by then, also in one that came after the card was shown', async () => {
  const net = await network()
  const [owner, other] = [await net.device('staff', 'irg'), await net.device('staff', 'irg')]
  const uid = await made(owner)
  await owner.sync()
  await other.sync()
  const card = await lookAt(other, uid)
  await widenEvent(deskOf(owner), (await lookAt(owner, uid)).shared, card.record, 'public', card.shared.event)
  await owner.sync()
  await other.sync()
  await cancelEvent(deskOf(other), card.shared, 'weather')
  const { event, formers } = (await eventOf(other.device.db, uid))!
  expect([event, ...formers].map(r => [r.circle, r.cancelled?.reason])).toEqual([
    ['public', 'weather'],
    ['network', 'weather'],
  ])
})
