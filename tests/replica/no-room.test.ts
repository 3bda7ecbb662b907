// A first download for which the browser has no room: it stops, nothing is half written, what is recorded here still goes up, and with room it goes on.
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { startEngine } from '../../src/replica/engine.ts'
import { fact } from '../../src/store/facts.ts'
import { create, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'
import { network } from './network-under-test.ts'
import { WebSocket as Socket } from 'ws'

const DOC = 'centre/cas/visits/2025-10'
const OTHER = 'centre/cas/visits/2025-11'

test('V14 over quota while receiving: it stops and says so, the outbox still goes up, nothing is half written; with room it goes on to the end', async () => {
  const net = await network()
  const first = await net.device('staff', 'cas')
  for (let i = 0; i < 12; i++)
    await write(
      first.device.db,
      first.device.dice,
      Array.from({ length: 100 }, () => create()),
    )
  await first.sync()
  const late = await net.device('staff', 'cas', { seed: 77 })
  const { db } = late.device
  // the browser's own word, as Dexie hands it on; only what comes in much is refused
  const own = db.log.bulkAdd
  let room = 400
  db.log.bulkAdd = ((rows: readonly unknown[]) => {
    if (rows.length > room) return Promise.reject(new Dexie.QuotaExceededError())
    room -= rows.length
    return own.call(db.log, rows as never)
  }) as never
  let told = 0
  const engine = startEngine({
    device: late.device,
    session: late.session,
    origin: net.origin(),
    socket: url => new Socket(url, { origin: net.origin() }) as unknown as WebSocket,
    metered: () => false,
    hints: () => () => undefined,
    full: () => told++,
  })
  try {
    await until('it was told', () => told > 0)
    const held = await db.log.where('[doc+key]').between([DOC, ''], [DOC, '\uffff']).count()
    expect(held).toBeLessThan(1200)
    const place = await db.places.get(DOC)
    expect(place!.have < place!.want).toBe(true)
    expect(await db.visits.count()).toBe(held) // rows and statements together, or neither

    await write(db, late.device.dice, [create({ kind: 'interview' })])
    await until('what was recorded here is at the head', async () => (await db.outbox.count()) === 0)
    expect((await fact(db, 'attempts'))?.some(a => a.how === 'full')).toBe(true)
    await new Promise(r => setTimeout(r, 2500)) // long enough for another line to have asked, and to have ended for it
    expect([told, engine.activity.value.is]).toEqual([1, 'connected']) // it stands, and nothing is asked for again by itself

    // what a colleague writes meanwhile elsewhere is told on this line, and by no later word of the head
    await write(first.device.db, first.device.dice, [create()], { doc: OTHER })
    await first.sync()
    await new Promise(r => setTimeout(r, 500))
    expect(await db.places.get(OTHER)).toBeUndefined()

    room = Infinity
    engine.pullAgain()
    await until(
      'what was told meanwhile is here',
      async () => (await db.log.where('[doc+key]').between([OTHER, ''], [OTHER, '\uffff']).count()) === 1,
    )
    await until('all is here', async () => (await db.visits.count()) === 1202, 20_000)
    expect((await db.places.get(DOC))?.have).toBe((await db.places.get(DOC))?.want)
  } finally {
    engine.stop()
  }
}, 60_000)
