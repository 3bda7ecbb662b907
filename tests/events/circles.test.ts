// Events in their circles over a real relay: what goes into a wider one, and what reaches it from a narrower one.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import type { EventStated } from '../../src/domain/event-record.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { changeEvent, restateField } from '../../src/events/change-event.ts'
import { createEvent, widenEvent } from '../../src/events/create-event.ts'
import { eventOf } from '../../src/store/read-events.ts'
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
