// The stick from end to end below the screens: real stores, a real relay, a tablet without a line, and somebody who carries.
import { expect, test } from 'vitest'
import { lookInto } from '../../src/carry/bring.ts'
import { readBundle } from '../../src/carry/bundle.ts'
import { makeBundle } from '../../src/carry/make.ts'
import type { Key } from '../../src/domain/ids.ts'
import { setFact } from '../../src/store/facts.ts'
import { noteEstimates } from '../../src/visits/catch-up.ts'
import type { Where } from '../../src/visits/keep.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import { emptyVisit, type VisitKind } from '../../src/domain/visit.ts'
import { network, type Tablet } from '../replica/network-under-test.ts'
import { bring, fates, nothingWaits, stickOf, visitsOf } from './stick.ts'

const CAS: Where = { centre: 'cas' as Where['centre'], precision: 'hour' }
const note = async ({ device }: Tablet, n: number, kind: VisitKind = 'quick'): Promise<void> => {
  for (let i = 0; i < n; i++)
    expect(
      await recordVisit(device, CAS, {
        ...emptyVisit(kind),
        ...(kind === 'interview' && { purposes: ['P3'], duration: '15-30' as const }),
      }),
    ).toMatchObject({ kept: true })
}
/** How many statements of visits the relay holds. */
const atRelay = async (reader: Tablet): Promise<number> => {
  await reader.sync()
  return (await reader.device.db.log.toArray()).filter(l => l.doc.startsWith('centre/cas/visits/')).length
}
/** Syncs until nothing waits: the first line to a relay that was started anew may be one of the old ones. */
const syncAll = async (tablet: Tablet): Promise<void> => {
  while ((await tablet.device.db.outbox.count()) > 0) await tablet.sync()
}
/** Connects until nothing of what was brought waits. */
const handOver = async (carrier: Tablet): Promise<void> => {
  let answered = false
  while (!answered) {
    const line = carrier.online(p => (answered ||= p.answered))
    let over = false
    void line.ended.then(() => (over = true))
    await expect
      .poll(async () => (answered && (await carrier.device.db.carried.where('fate').equals('waiting').count()) === 0) || over)
      .toBe(true)
    line.stop()
    await line.ended
  }
}
const revoke = async (coordinator: Tablet, gone: Tablet): Promise<void> => {
  let answered = false
  const line = coordinator.online(p => (answered ||= p.answered))
  await expect.poll(() => answered).toBe(true)
  expect(await line.ask({ do: 'revoke', device: gone.session.device })).toEqual({ ok: true })
  line.stop()
  await line.ended
}

test('S273 C30 fourteen visits on a stick: seen before they are taken, in the coordinator’s tables at once, at the relay with her next line; then the tablet comes, and nothing is doubled', async () => {
  const net = await network()
  const [tablet, coordinator, reader] = await Promise.all([
    net.device('staff', 'cas'),
    net.device('coordinator', null),
    net.device('coordinator', null),
  ])
  await note(tablet, 9)
  await note(tablet, 5, 'interview')
  const stick = await stickOf(tablet.device, net.origin())
  expect(stick.statements).toBe(14)
  expect(await tablet.device.db.outbox.count()).toBe(14) // a copy takes nothing away

  const look = await lookInto(coordinator.device, net.origin(), stick.bytes, stick.words)
  expect(look).toMatchObject({
    fresh: 14,
    known: 0,
    unread: 0,
    own: false,
    bundle: { centre: 'cas', by: tablet.session.device },
    contents: { visits: { quick: 9, interview: 5, 'self-service': 0 }, groups: 0, other: 0 },
  })
  expect(await coordinator.device.db.visits.count()).toBe(0) // looking takes nothing
  await bring(coordinator.device, net.origin(), stick)
  expect(await visitsOf(coordinator.device)).toEqual(await visitsOf(tablet.device))
  expect((await coordinator.device.db.log.toArray()).map(l => l.got)).toEqual(Array(14).fill(null)) // kept, and received by nobody yet
  await nothingWaits(coordinator.device)
  expect(await fates(coordinator.device)).toEqual({ waiting: 14 })

  await handOver(coordinator)
  expect(await fates(coordinator.device)).toEqual({ kept: 14 })
  expect((await coordinator.device.db.log.toArray()).every(l => l.got !== null)).toBe(true)
  expect(await atRelay(reader)).toBe(14)

  await tablet.sync()
  await nothingWaits(tablet.device)
  await coordinator.sync()
  expect(await atRelay(reader)).toBe(14)
  for (const d of [coordinator, reader]) expect(await visitsOf(d.device)).toEqual(await visitsOf(tablet.device))
})

test('§6 V1 what is usual on a device, what was put on sheets and how long a form took never leaves it: not by line, not on a stick', async () => {
  const WORD = 'zorglub'
  const net = await network()
  const [tablet, reader] = await Promise.all([net.device('staff', 'cas'), net.device('coordinator', null)])
  const { db } = tablet.device
  await setFact(db, 'habits', [{ purposes: [WORD], duration: '0-5', ticked: [`theme ${WORD}`] }])
  await setFact(db, 'worksAtHand', [WORD as Key])
  await setFact(db, 'sheetUses', [{ item: { is: 'work', id: WORD as Key }, n: 2 }])
  await note(tablet, 3, 'interview')
  const made = await makeBundle(tablet.device, net.origin(), 'unsent')
  if (typeof made === 'string') throw new Error(made)
  const read = await readBundle(made.inside)
  if (typeof read === 'string') throw new Error(read)
  expect(read.pieces.flatMap(p => p.structs).length).toBe(3)
  expect(JSON.stringify(read, (_, x: unknown) => (typeof x === 'bigint' ? String(x) : x))).not.toContain(WORD)
  await syncAll(tablet)
  await reader.sync()
  const there = await reader.device.db.log.toArray()
  expect(there.filter(l => l.doc.startsWith('centre/cas/visits/')).length).toBe(3)
  expect(JSON.stringify(there)).not.toContain(WORD)
  // nor anything of a clock finer than the hour
  expect(there.every(l => JSON.stringify(l.raw.at(-2)).length < 40)).toBe(true)
})

test('T10 the second arrival adds nothing: by radio after the stick, by the stick after the radio, and the same stick again', async () => {
  const net = await network()
  const [navette, coordinator] = await Promise.all([net.device('staff', 'cas'), net.device('coordinator', null)])
  await note(navette, 22)
  const stick = await stickOf(navette.device, net.origin())
  await bring(coordinator.device, net.origin(), stick)
  await handOver(coordinator)
  const once = await visitsOf(coordinator.device)
  expect(once).toHaveLength(22)
  await navette.sync()
  await coordinator.sync()
  const again = await bring(coordinator.device, net.origin(), stick)
  expect(again).toMatchObject({ fresh: 0, known: 22 })
  await handOver(coordinator)
  expect((await coordinator.device.db.carried.toArray()).map(c => [c.fate, c.n, c.fresh])).toEqual([['kept', 22, 22]]) // new once, and told until it is read
  expect(await visitsOf(coordinator.device)).toEqual(once)
  expect(await atRelay(coordinator)).toBe(22)
})

test('T8 S273 what is brought of days that are estimated here is told as waiting beside the estimates, not as new', async () => {
  const net = await network()
  const [tablet, counter] = await Promise.all([net.device('staff', 'cas'), net.device('staff', 'cas')])
  await note(tablet, 4)
  const { day } = tablet.device.clock.local()
  expect(await noteEstimates(counter.device, CAS, { day, half: 'am', lines: [{ kind: 'quick', purpose: null, n: 3 }] })).toMatchObject({
    kept: true,
  })
  const stick = await stickOf(tablet.device, net.origin())
  const look = await bring(counter.device, net.origin(), stick)
  expect(look).toMatchObject({ fresh: 0, beside: 4, known: 0, unread: 0, contents: { visits: { quick: 4 } } })
  expect(await counter.device.db.visits.count()).toBe(3) // as it was told: none of them counts yet
  // where nothing is estimated they are new
  const other = await net.device('staff', 'cas')
  expect(await bring(other.device, net.origin(), stick)).toMatchObject({ fresh: 4, beside: 0 })
  expect(await other.device.db.visits.count()).toBe(4)
})

test('S273 what was brought outlives a reload, is handed over when there is a line, and another carrier may hand the same over first', async () => {
  const net = await network()
  const [tablet, coordinator, neighbour] = await Promise.all([
    net.device('staff', 'cas'),
    net.device('coordinator', null),
    net.device('staff', 'orv'),
  ])
  await note(tablet, 3)
  const stick = await stickOf(tablet.device, net.origin())
  await bring(coordinator.device, net.origin(), stick)
  const look = await bring(neighbour.device, net.origin(), stick)
  expect(look).toMatchObject({ fresh: 0, known: 0, unread: 3 }) // another centre's visits are not for its eyes
  expect(await neighbour.device.db.visits.count()).toBe(0)
  expect(await neighbour.device.db.log.count()).toBe(0)
  coordinator.device.db.close()
  await coordinator.device.db.open()
  expect(await fates(coordinator.device)).toEqual({ waiting: 3 })
  await handOver(neighbour)
  expect((await neighbour.device.db.carried.toArray()).map(c => [c.fate, c.fresh])).toEqual([['kept', 3]])
  await handOver(coordinator)
  expect((await coordinator.device.db.carried.toArray()).map(c => [c.fate, c.fresh])).toEqual([['kept', 0]])
})

test('S273 pieces out of order and partly: a later stick alone waits for the earlier one, stands at the carrier meanwhile, and is taken when that has come', async () => {
  const net = await network()
  const [tablet, coordinator, other] = await Promise.all([
    net.device('staff', 'cas'),
    net.device('coordinator', null),
    net.device('coordinator', null),
  ])
  await note(tablet, 4)
  const early = await stickOf(tablet.device, net.origin())
  // the tablet sends the first four to a relay that is then set back
  await net.stop()
  const { copyFileSync } = await import('node:fs')
  for (const f of ['log.sqlite', 'registry.sqlite']) copyFileSync(`${net.folder}/${f}`, `${net.folder}/${f}.old`)
  await net.start()
  await syncAll(tablet)
  await note(tablet, 3)
  const late = await stickOf(tablet.device, net.origin())
  expect(late.statements).toBe(3)
  await net.stop()
  for (const f of ['log.sqlite', 'registry.sqlite']) copyFileSync(`${net.folder}/${f}.old`, `${net.folder}/${f}`)
  await net.start()
  await bring(coordinator.device, net.origin(), late)
  await handOver(coordinator)
  expect(await fates(coordinator.device)).toEqual({ gap: 3 })
  expect(await coordinator.device.db.visits.count()).toBe(3) // kept, and not refused
  await bring(other.device, net.origin(), early)
  await handOver(other)
  await handOver(coordinator) // the next line presents it again
  await expect.poll(() => fates(coordinator.device)).toEqual({ kept: 3 })
  expect(await atRelay(other)).toBe(7)
})

test('S273 K4 a stick of a removed device is set apart, stands in nobody’s tables, and is told; the removed device still makes one', async () => {
  const net = await network()
  const [tablet, coordinator, boss] = await Promise.all([
    net.device('staff', 'cas'),
    net.device('coordinator', null),
    net.device('coordinator', null),
  ])
  await note(tablet, 2)
  await tablet.sync()
  await revoke(boss, tablet)
  await note(tablet, 3)
  await tablet.sync()
  expect((await tablet.device.db.refused.toArray()).map(r => r.reason)).toEqual(Array(3).fill('quarantine'))
  await note(tablet, 1)
  const stick = await stickOf(tablet.device, net.origin())
  expect(stick.statements).toBe(4) // what was refused, and what waits
  await coordinator.sync()
  await bring(coordinator.device, net.origin(), stick)
  expect(await coordinator.device.db.visits.count()).toBe(6)
  await handOver(coordinator)
  expect(await fates(coordinator.device)).toEqual({ quarantine: 4 })
  expect(await coordinator.device.db.visits.count()).toBe(2) // as at everybody else's, until somebody decides
  expect(await coordinator.device.db.log.filter(l => l.got === null).count()).toBe(0)
  expect((await coordinator.device.db.carried.toArray()).every(c => c.deflated.length > 0)).toBe(true)
})

test('S273 a forged piece, which the relay does not take, leaves the carrier’s tables again; what it recorded itself stays', async () => {
  const net = await network()
  const [tablet, neighbour] = await Promise.all([net.device('staff', 'cas'), net.device('staff', 'cas')])
  await note(neighbour, 2)
  await note(tablet, 3)
  // signed by a key that the relay does not know under this name
  const forger = { ...tablet.device, db: tablet.device.db }
  await tablet.device.db.facts.put({ k: 'session', v: { ...tablet.session, key: neighbour.session.key } })
  const stick = await stickOf(forger, net.origin())
  await bring(neighbour.device, net.origin(), stick)
  await bring(neighbour.device, net.origin(), await stickOf(neighbour.device, net.origin()))
  expect(await neighbour.device.db.visits.count()).toBe(5)
  const line = neighbour.online()
  await expect.poll(async () => (await fates(neighbour.device))['signature']).toBe(3)
  await expect.poll(() => neighbour.device.db.visits.count()).toBe(2)
  await expect.poll(() => neighbour.device.db.outbox.count()).toBe(0)
  line.stop()
  await line.ended
  expect(await atRelay(neighbour)).toBe(2)
})

test('S273 a whole centre on a stick heals a relay that lost everything, and the pieces of somebody else go on under their own signature', async () => {
  const net = await network()
  const [tablet, second, courier] = await Promise.all([
    net.device('staff', 'cas'),
    net.device('staff', 'cas'),
    net.device('director', null),
  ])
  await note(tablet, 6)
  await tablet.sync()
  await second.sync()
  await note(second, 2)
  const theirs = await stickOf(second.device, net.origin())
  await note(tablet, 1)
  await bring(tablet.device, net.origin(), theirs)
  const whole = await stickOf(tablet.device, net.origin(), 'centre')
  expect(whole.statements).toBe(9)
  const { DatabaseSync } = await import('node:sqlite')
  await net.stop()
  const db = new DatabaseSync(`${net.folder}/log.sqlite`)
  for (const table of ['row', 'statement', 'place', 'document']) db.exec(`delete from ${table}`)
  db.close()
  await net.start()
  await bring(courier.device, net.origin(), whole)
  expect(await courier.device.db.visits.count()).toBe(0)
  await handOver(courier)
  expect(await fates(courier.device)).toEqual({ kept: 9 })
  const reader = await net.device('coordinator', null)
  expect(await atRelay(reader)).toBe(9)
  await tablet.sync()
  await second.sync()
  for (const d of [tablet, second]) expect(await visitsOf(d.device)).toEqual(await visitsOf(reader.device))
  await nothingWaits(second.device)
})

test('S273 a stick of another network is not taken, nor one whose words are others', async () => {
  const [here, there] = [await network(), await network()]
  const [tablet, coordinator] = [await there.device('staff', 'cas'), await here.device('coordinator', null)]
  await note(tablet, 1)
  const stick = await stickOf(tablet.device, there.origin())
  expect(await lookInto(coordinator.device, here.origin(), stick.bytes, stick.words)).toBe('other-network')
  const others = ['bado', ...stick.words.slice(1)]
  expect(await lookInto(coordinator.device, here.origin(), stick.bytes, others)).toBe('words')
  expect(await coordinator.device.db.carried.count()).toBe(0)
})

test('S273 a brought piece whose bytes a disk has changed is told as one that is not signed, and ends no line', async () => {
  const net = await network()
  const [tablet, carrier] = await Promise.all([net.device('staff', 'cas'), net.device('coordinator', null)])
  await note(tablet, 2)
  await note(carrier, 1)
  const stick = await stickOf(tablet.device, net.origin())
  await bring(carrier.device, net.origin(), stick)
  await carrier.device.db.carried.toCollection().modify(c => void (c.deflated = c.deflated.map((b, i) => (i === 0 ? 0xff : b))))
  let over = false
  const line = carrier.online()
  void line.ended.then(() => (over = true))
  await expect.poll(() => fates(carrier.device)).toEqual({ signature: 2 })
  await expect.poll(() => carrier.device.db.visits.count()).toBe(1) // no piece stands for the two any more
  expect(over).toBe(false)
  line.stop()
  await line.ended
  await bring(carrier.device, net.origin(), stick)
  await handOver(carrier)
  expect(await fates(carrier.device)).toEqual({ kept: 2 })
})

test.each(['director', 'staff', 'coordinator'] as const)(
  'S273 B7 what a %s carried and the relay took is there again after a restored backup, also where nothing comes back of it',
  async role => {
    const net = await network()
    const [tablet, carrier, reader] = await Promise.all([
      net.device('staff', 'cas'),
      net.device(role, role === 'staff' ? 'orv' : null),
      net.device('coordinator', null),
    ])
    const restore = net.backup()
    await note(tablet, 1)
    await bring(carrier.device, net.origin(), await stickOf(tablet.device, net.origin()))
    await handOver(carrier)
    expect(await fates(carrier.device)).toEqual({ kept: 1 })
    await restore()
    await expect
      .poll(
        async () => {
          await handOver(carrier)
          return atRelay(reader)
        },
        { timeout: 8000 },
      )
      .toBe(1)
    expect((await carrier.device.db.carried.toArray()).map(c => [c.fate, c.fresh])).toEqual([['kept', 1]])
  },
)
