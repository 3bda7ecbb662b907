// A browser profile that was copied: two devices share one key, one database, and the places they write in.
import { expect, onTestFinished, test } from 'vitest'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { become } from '../../src/store/become.ts'
import { fact } from '../../src/store/facts.ts'
import { openDatabase, type Database } from '../../src/store/tables.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import type { Device } from '../../src/device/device.ts'
import { sign } from '../../src/device/key-pair.ts'
import { connect, type Progress } from '../../src/replica/connection.ts'
import { until } from '../until.ts'
import { network, type Net, type Tablet } from './network-under-test.ts'

const where = { centre: 'cas' as CentreCode, precision: 'hour' } as const

/** The same rows in a database of its own. */
const copyOf = async (db: Database): Promise<Database> => {
  const copy = openDatabase(`${db.name}-copy`)
  onTestFinished(() => copy.delete())
  for (const table of db.tables) await copy.table(table.name).bulkPut(await table.toArray())
  return copy
}
const online = (net: Net, { device, session }: Pick<Tablet, 'device' | 'session'>, changed: (p: Progress) => void = () => undefined) =>
  connect({
    db: device.db,
    dice: device.dice,
    session,
    now: device.clock.now,
    steady: device.clock.steady,
    metered: () => false,
    today: () => device.clock.local().day,
    sign: nonce => sign(session.key, nonce, net.origin(), session.device),
    socket: () => new WebSocket(`${net.origin().replace('http', 'ws')}/mux`),
    changed,
  })
const sync = async (net: Net, t: Pick<Tablet, 'device' | 'session'>): Promise<void> => {
  let progress: Progress | null = null
  const line = online(net, t, p => (progress = p))
  const { db } = t.device
  const whole = async (): Promise<boolean> =>
    progress?.empty === true && (await db.outbox.count()) === 0 && (await db.places.toArray()).every(p => p.want <= p.have)
  await until('nothing is owed', whole)
  line.stop()
  await line.ended
}
const visits = async (db: Database): Promise<string[]> => (await db.visits.toArray()).map(v => v.id).sort()

test('A4 C16 two copies of one profile both record: nothing is lost, nothing doubled, the second to send learns of it, and a new code parts them', async () => {
  const net = await network()
  const one = await net.device('staff', 'cas')
  for (let i = 0; i < 3; i++) await recordVisit(one.device, where, emptyVisit('quick'))
  await one.sync()
  const device: Device = { ...one.device, db: await copyOf(one.device.db) }
  const two = { device, session: one.session }
  for (let i = 0; i < 4; i++) await recordVisit(one.device, where, emptyVisit('self-service'))
  for (let i = 0; i < 5; i++) await recordVisit(two.device, where, emptyVisit('quick'))
  await sync(net, one)
  expect(await fact(one.device.db, 'copied')).toBeUndefined() // nothing speaks for it yet
  await sync(net, two)
  expect(await fact(two.device.db, 'copied')).toEqual(expect.any(Number))
  await sync(net, one)
  expect(await visits(one.device.db)).toHaveLength(12)
  expect(await visits(two.device.db)).toEqual(await visits(one.device.db))

  // linked anew: from here on it writes in places of its own, and says no more that it is there twice
  const anew = await net.device('staff', 'cas', { before: { ...one, device } })
  await become(device.db, anew.session, 'nothing', device.clock.now())
  expect(await fact(device.db, 'copied')).toBeUndefined()
  const before = (await device.db.places.toArray()).map(p => p.client)
  expect(before.every(c => c === null)).toBe(true)
  await recordVisit(anew.device, where, emptyVisit('quick'))
  await recordVisit(one.device, where, emptyVisit('quick'))
  await sync(net, one)
  await sync(net, anew)
  await sync(net, one)
  expect(await fact(device.db, 'copied')).toBeUndefined()
  expect(await visits(one.device.db)).toHaveLength(14)
  expect(await visits(device.db)).toEqual(await visits(one.device.db))
})

test('C16 two copies with a line at the same time are both told; one device that comes again, or whose former line is dead, is not', async () => {
  const net = await network({ limits: { keepaliveMs: 60 } })
  const one = await net.device('staff', 'cas')
  await one.sync()
  const line = online(net, one)
  await new Promise(go => setTimeout(go, 300))
  line.stop()
  await line.ended
  const again = online(net, one) // the same device, a moment later
  await new Promise(go => setTimeout(go, 300))
  expect(await fact(one.device.db, 'copied')).toBeUndefined()
  const copy = { device: { ...one.device, db: await copyOf(one.device.db) }, session: one.session }
  const second = online(net, copy)
  for (const { db } of [one.device, copy.device]) await until('it is told', async () => (await fact(db, 'copied')) !== undefined)
  again.stop()
  second.stop()
  await Promise.all([again.ended, second.ended])
})
