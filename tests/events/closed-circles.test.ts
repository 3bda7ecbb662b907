// A closed circle over a real relay: what devices that know it do, what devices that were offline did, and what each of them is told.
import { expect, test } from 'vitest'
import { networkFields } from '../../src/domain/centre-record.ts'
import { closedField, type Closable } from '../../src/domain/closed-circles.ts'
import type { Day } from '../../src/domain/day.ts'
import { DIRECTORY, type Circle } from '../../src/domain/document-name.ts'
import type { EventStated } from '../../src/domain/event-record.ts'
import { restated } from '../../src/domain/restated.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { plainName } from '../../src/domain/names.ts'
import type { Value } from '../../src/domain/statement.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import { agendaList } from '../../src/events/agenda-list.ts'
import { cancelEvent } from '../../src/events/cancel-event.ts'
import { changeEvent, leaveInCircle } from '../../src/events/change-event.ts'
import { closedSaid } from '../../src/events/ClosedCircle.tsx'
import { createEvent, widenEvent } from '../../src/events/create-event.ts'
import type { Clock } from '../../src/device/clock.ts'
import { write } from '../../src/records/write.ts'
import { network as networkOf } from '../../src/store/read-day.ts'
import { eventOf } from '../../src/store/read-events.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { unread } from '../../src/store/unread.ts'
import { network, type Net, type Tablet } from '../replica/network-under-test.ts'
import { deskOf } from './event-desk.ts'

const IRG = 'irg' as CentreCode
/** All devices stand on this day, at an hour that a test moves. */
const TODAY = '2026-03-10' as Day
const clockAt = (hour: () => number): Clock => ({
  now: () => Date.parse(`${TODAY}T00:00:00Z`) + hour() * 3_600_000,
  steady: () => performance.now(),
  local: () => ({ day: TODAY, hour: hour(), minute: hour() * 60 }),
})
const stated = (title = 'Un CV pour la saison'): EventStated => ({
  titles: plainName(title),
  language: 'fr',
  type: 'workshop',
  when: { start: wallTime('2026-03-20' as Day, 840), end: null, zone: 'Europe/Paris' },
  place: null,
  audience: null,
  summary: null,
})

type Village = {
  readonly net: Net
  readonly head: Tablet
  readonly owner: Tablet
  readonly aure: Tablet
  readonly kiosk: Tablet
  readonly to: (hour: number) => void
}
const village = async (): Promise<Village> => {
  let hour = 9
  const clock = clockAt(() => hour)
  const net = await network({ now: clock.now }) // one time for all
  const device = (role: Parameters<Net['device']>[0], centre: string | null): Promise<Tablet> => net.device(role, centre, { clock })
  const head = await device('coordinator', null)
  await write(deskOf(head), DIRECTORY, [
    {
      kind: 'create',
      noun: 'network',
      fields: networkFields({ names: plainName('Haut-Vallon'), country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: false }),
    },
  ])
  const v = {
    net,
    head,
    owner: await device('staff', 'irg'),
    aure: await device('associated', 'aur'),
    kiosk: await device('kiosk', 'irg'),
    to: (h: number) => {
      hour = h
    },
  }
  for (const t of [head, v.owner, v.aure, v.kiosk]) await t.sync()
  return v
}
const say = async (t: Tablet, circle: Closable, from: Value): Promise<void> => {
  const net = (await networkOf(t.device.db))!
  const { record } = (await readRecord(t.device.db, net.doc, net.id))!
  await write(deskOf(t), net.doc, [restated(record, closedField(circle), from)])
}
const made = async (t: Tablet, circle: Circle, title?: string): Promise<Key> => {
  const kept = await createEvent(deskOf(t), IRG, circle, stated(title))
  if (!kept.kept) throw new Error(kept.why)
  return kept.keys[0]!
}
/** What the agenda of this device says of it. */
const told = async (t: Tablet, uid: Key) => {
  const { events, closed } = await agendaList(t.device.db, null, TODAY, 'coming')
  const found = events.find(s => s.event.uid === uid)
  return found ? closedSaid(closed, t.session, found) : 'not here'
}
const seen = async (t: Tablet, uid: Key) => {
  const shared = (await eventOf(t.device.db, uid))!
  return { shared, record: (await readRecord(t.device.db, shared.event.doc, shared.event.id))!.record }
}

test('§3 bad input: a device that knows writes nothing new into a closed circle, neither a new event nor one from a narrower circle; what is open stays open', async () => {
  const { head, owner } = await village()
  const narrow = await made(owner, 'network')
  await say(head, 'public', TODAY)
  await head.sync()
  await owner.sync()
  const refused = { kept: false, why: 'circle-closed', since: TODAY }
  const before = await owner.device.db.log.count()
  expect(await createEvent(deskOf(owner), IRG, 'public', stated())).toEqual(refused)
  const { shared, record } = await seen(owner, narrow)
  expect(await widenEvent(deskOf(owner), shared, record, 'public', stated('Autre titre'))).toEqual(refused)
  expect(await owner.device.db.log.count()).toBe(before)
  expect(await widenEvent(deskOf(owner), shared, record, 'associated', stated())).toMatchObject({ kept: true })
  for (const circle of ['own', 'network', 'associated'] as const) await made(owner, circle)
  // opened again
  await say(head, 'public', null)
  await head.sync()
  await owner.sync()
  await made(owner, 'public')
})
test('§3 a circle that will be closed is open until that day', async () => {
  const { owner, head } = await village()
  await say(head, 'public', '2026-03-11')
  await head.sync()
  await owner.sync()
  const uid = await made(owner, 'public')
  expect(await told(owner, uid)).toBe(null)
})
test('§3 E10 what was shared before stays as it is, without a word: read, changed, cancelled, and the cancellation reaches', async () => {
  const { head, owner, aure, to } = await village()
  const uid = await made(owner, 'associated')
  await owner.sync()
  await aure.sync()
  to(10)
  await head.sync()
  await say(head, 'associated', TODAY)
  await head.sync()
  for (const t of [owner, aure]) await t.sync()
  for (const t of [head, owner, aure]) expect(await told(t, uid)).toBe(null)
  const { shared, record } = await seen(owner, uid)
  expect(await changeEvent(deskOf(owner), shared, record, { ...stated(), place: 'Mairie' })).toMatchObject({ kept: true })
  await owner.sync()
  await aure.sync()
  expect((await eventOf(aure.device.db, uid))?.event.place).toBe('Mairie')
  expect(await cancelEvent(deskOf(owner), (await seen(owner, uid)).shared, 'strike')).toMatchObject({ kept: true })
  await owner.sync()
  await aure.sync()
  expect(await unread(aure.device.db)).toMatchObject([{ event: { uid, cancelled: { reason: 'strike' } } }])
})

const ORDERS = ['closed first at the head', 'shared first at the head'] as const
test.each(ORDERS)(
  '§3 shared offline by a device that did not know, %s: nothing is lost, the owner and the coordination are told alike, readers are not; it is left, or cancelled',
  async order => {
    const { head, owner, aure, kiosk, to } = await village()
    to(11)
    await say(head, 'public', TODAY)
    to(12)
    const [left, cancelled] = [await made(owner, 'public', 'Laissé'), await made(owner, 'public', 'Annulé')]
    expect(await told(owner, left)).toBe(null) // it does not know
    for (const t of order === ORDERS[0] ? [head, owner] : [owner, head]) await t.sync()
    for (const t of [owner, head, aure, kiosk]) await t.sync()
    expect([await owner.device.db.outbox.count(), await owner.device.db.refused.count()]).toEqual([0, 0])

    for (const uid of [left, cancelled]) {
      expect([await told(owner, uid), await told(head, uid)]).toEqual([
        { since: TODAY, to: 'owner' },
        { since: TODAY, to: 'head' },
      ])
      for (const t of [aure, kiosk]) expect([await told(t, uid), (await eventOf(t.device.db, uid))?.event.circle]).toEqual([null, 'public'])
    }
    // nothing is decided by itself: an exchange later all stands as it stood
    await owner.sync()
    expect(await owner.device.db.outbox.count()).toBe(0)

    await leaveInCircle(deskOf(owner), (await seen(owner, left)).shared, TODAY)
    await cancelEvent(deskOf(owner), (await seen(owner, cancelled)).shared, 'other')
    for (const t of [owner, head, aure]) await t.sync()
    expect([await told(owner, left), await told(owner, cancelled)]).toEqual([null, null])
    expect([await told(head, left), await told(head, cancelled)]).toEqual([{ since: TODAY, to: 'head' }, null])
    expect((await eventOf(head.device.db, left))?.event.left).toBe(TODAY)
    expect((await eventOf(aure.device.db, left))?.event).toMatchObject({ circle: 'public', cancelled: null })
    expect(await unread(aure.device.db)).toMatchObject([{ event: { uid: cancelled } }])
  },
)
test.each(ORDERS)('§3 E14 taken offline into a circle that was closed meanwhile, %s: the wider record stands, and is told', async order => {
  const { head, owner, aure, to } = await village()
  const uid = await made(owner, 'network')
  await owner.sync()
  await head.sync()
  to(11)
  await say(head, 'associated', TODAY)
  to(12)
  const { shared, record } = await seen(owner, uid)
  expect(await widenEvent(deskOf(owner), shared, record, 'associated', stated())).toMatchObject({ kept: true })
  for (const t of order === ORDERS[0] ? [head, owner] : [owner, head]) await t.sync()
  for (const t of [owner, head, aure]) await t.sync()
  expect([await told(owner, uid), await told(head, uid), await told(aure, uid)]).toEqual([
    { since: TODAY, to: 'owner' },
    { since: TODAY, to: 'head' },
    null,
  ])
  expect((await eventOf(aure.device.db, uid))?.event.circle).toBe('associated')
})
test('§7.4 V13 two coordinators close and open apart: both stand until one decides, and the decision is everybody’s', async () => {
  const { net, head, owner } = await village()
  const other = await net.device('coordinator', null, { clock: clockAt(() => 14) })
  await say(head, 'public', '2026-03-20')
  await head.sync()
  await other.sync()
  await say(head, 'public', TODAY)
  await say(other, 'public', null)
  for (const t of [head, other, head, owner]) await t.sync()
  for (const t of [head, other, owner]) expect((await networkOf(t.device.db))?.conflicts).toEqual(['closed.public'])
  await say(head, 'public', TODAY)
  for (const t of [head, other, owner]) await t.sync()
  for (const t of [head, other, owner]) {
    expect((await networkOf(t.device.db))?.conflicts).toEqual([])
    expect((await networkOf(t.device.db))?.closed?.public?.from).toBe(TODAY)
  }
})
