// Who was heard, and what makes it so (M11): only a device's own word that nothing of it is unsent.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { openSqliteRegistry } from '../../sync-server/registry-sqlite.ts'
import { createMemoryLog } from '../../sync-server/log-memory.ts'
import {
  connect,
  MuxClient,
  newKeys,
  newStructs,
  postJson,
  signProof,
  startTestRelay,
  until,
  type RelayUnderTest,
  type TestDevice,
} from './relay-under-test.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
const T0 = 1_800_000_000

let t: RelayUnderTest
let now = T0
beforeEach(async () => {
  now = T0
  t = await startTestRelay({ now: () => now * 1000, limits: { heardMs: 1 } })
})
afterEach(() => t.end())

const castelroc = (): Promise<TestDevice> => t.device('staff', 'castelroc')
const valdoux = (): Promise<TestDevice> => t.device('staff', 'valdoux')

/** All a coordinator who knows nothing is told: pairs of centre and seconds. */
const told = async (asker: TestDevice, stamp = 1): Promise<Record<string, number>> => {
  const c = await connect(t, asker, { heard: stamp })
  await settled(c)
  await c.close()
  return Object.fromEntries(c.all('heard').flatMap(h => h.centres))
}
/** Everything this client was owed so far has come: its questions are answered in order. */
const settled = async (c: MuxClient): Promise<void> => {
  const n = c.all('reply').length + 1000
  c.send({ is: 'ask', n, json: '' })
  await c.first('reply', r => r.n === n)
}
/** Says that nothing is unsent, and hangs up. */
const sayEmpty = async (device: TestDevice): Promise<void> => {
  const c = await connect(t, device)
  c.send({ is: 'empty' })
  await settled(c)
  await c.close()
}

test('M11 a coordinator who asks is told up to when a centre holds nothing back, then live; nobody else is', async () => {
  const [asker, device] = [await t.device('coordinator', null), await castelroc()]
  const first = await connect(t, asker, { heard: 1 })
  const asksNot = await connect(t, asker, { heard: 0 })
  await settled(first)
  expect(first.all('heard')).toEqual([])
  const staff = await connect(t, device, { heard: 1 })
  now = T0 + 10
  staff.send({ is: 'empty' })
  expect(await first.first('heard')).toEqual({ is: 'heard', stamp: T0 + 10, centres: [['castelroc', T0 + 10]] })
  now = T0 + 20
  staff.send({ is: 'empty' })
  await first.first('heard', h => h.centres[0]?.[1] === T0 + 20)
  expect(await told(asker)).toEqual({ castelroc: T0 + 20 })
  expect(await told(await t.device('director', null))).toEqual({})
  await settled(asksNot)
  expect(asksNot.all('heard')).toEqual([])
  expect(staff.all('heard')).toEqual([])
  for (const c of [first, asksNot, staff]) await c.close()
})

test('M11 a proof, a hello, a piece that was kept, the end of a socket, a ticket and a stock client make nobody heard: a line that breaks in the middle says nothing', async () => {
  const [asker, device] = [await t.device('coordinator', null), await castelroc()]
  const onlyProof = new MuxClient(t.url)
  await onlyProof.prove(device, t.origin)
  await settled(onlyProof)
  onlyProof.socket.terminate()
  const c = await connect(t, device)
  expect(await c.pushed(VISITS, newStructs(1, 0, 3))).toMatchObject({ is: 'ack' })
  await c.close()
  const { nonce } = (await (await fetch(`${t.url}/nonce`)).json()) as { nonce: Parameters<typeof bytesOf>[0] }
  const signature = Buffer.from(signProof(device, bytesOf(nonce), t.origin)).toString('base64url')
  const body = JSON.stringify({ device: device.id, nonce, signature, prefix: '' })
  const { ticket } = (await (await fetch(`${t.url}/ticket`, { method: 'POST', body })).json()) as { ticket: string }
  const stock = new WebSocket(`${t.url.replace('http', 'ws')}/y/${VISITS}?ticket=${ticket}`)
  await new Promise(go => stock.addEventListener('message', go, { once: true }))
  stock.close()
  await until(() => t.relay.connections() === 0)
  expect(await told(asker)).toEqual({})
  expect((await t.registry.device(device.id))?.heardAt).toBeNull()
})

test('M11 a device that is empty and stays so is heard at each beat it answers; one that has sent something since is not, until it says so again', async () => {
  const log = createMemoryLog()
  const quick = await startTestRelay({ log, now: () => now * 1000, limits: { heardMs: 1, keepaliveMs: 5 } })
  const desk = await connect(quick, await quick.device('coordinator', null), { heard: 1 })
  const device = await quick.device('staff', 'castelroc')
  const c = await connect(quick, device)
  c.send({ is: 'empty' })
  await desk.first('heard', h => h.centres[0]?.[1] === T0)
  now = T0 + 25
  await desk.first('heard', h => h.centres[0]?.[1] === T0 + 25)
  expect(await c.pushed(VISITS, newStructs(1, 0, 1))).toMatchObject({ is: 'ack' })
  now = T0 + 50
  let beats = 0
  c.socket.on('ping', () => beats++)
  await until(() => beats > 4)
  await settled(desk)
  expect(desk.all('heard').at(-1)?.centres).toEqual([['castelroc', T0 + 25]])
  c.send({ is: 'empty' })
  await desk.first('heard', h => h.centres[0]?.[1] === T0 + 50)
  await c.close()
  await desk.close()
  await quick.end()
})

test('M11 what was sent in the same flight must be stored before "empty" counts: a batch that failed was not heard', async () => {
  const inner = createMemoryLog()
  const broken = await startTestRelay({
    log: {
      ...inner,
      async flush() {
        throw new Error('disk is full')
      },
    },
    limits: { heardMs: 1 },
  })
  const device = await broken.device('staff', 'castelroc')
  const c = await connect(broken, device)
  c.push(VISITS, newStructs(1, 0, 1))
  c.send({ is: 'empty' })
  expect((await c.ended()).code).toBe(4503)
  await until(() => broken.relay.connections() === 0)
  const desk = await connect(broken, await broken.device('coordinator', null), { heard: 1 })
  await settled(desk)
  expect(desk.all('heard')).toEqual([])
  await desk.close()
  await broken.end()
})

test('M11 a centre is as far as the last of its devices; one that was never empty counts from its enrolment; one that is revoked counts no more', async () => {
  const asker = await t.device('coordinator', null)
  const [a, b] = [await castelroc(), await castelroc()]
  now = T0 + 100
  await sayEmpty(a)
  expect(await told(asker)).toEqual({ castelroc: T0 })
  now = T0 + 200
  await sayEmpty(b)
  expect(await told(asker)).toEqual({ castelroc: T0 + 100 })
  now = T0 + 300
  await sayEmpty(b)
  expect(await told(asker)).toEqual({ castelroc: T0 + 100 })
  const desk = await connect(t, asker, { heard: now })
  await settled(desk)
  desk.send({ is: 'ask', n: 1, json: JSON.stringify({ do: 'revoke', device: a.id }) })
  await desk.first('heard', h => h.centres[0]?.[1] === T0 + 300)
  await desk.close()
})

test('M11 kiosks, associated devices, directors and a coordinator of no centre make no centre heard, and hold none back', async () => {
  const asker = await t.device('coordinator', null)
  const others = [
    await t.device('kiosk', 'castelroc'),
    await t.device('associated', 'castelroc'),
    await t.device('director', null),
    await t.device('coordinator', null),
  ]
  now = T0 + 10
  for (const d of others) await sayEmpty(d)
  expect(await told(asker)).toEqual({})
  const staff = await castelroc()
  now = T0 + 20
  await sayEmpty(staff)
  expect(await told(asker)).toEqual({ castelroc: T0 + 20 })
})

test('M11 the coordinator who stands in a centre counts for it, except to herself', async () => {
  const [asker, other] = [await t.device('coordinator', 'castelroc'), await t.device('coordinator', null)]
  const staff = await castelroc()
  now = T0 + 10
  await sayEmpty(staff)
  expect([await told(asker), await told(other)]).toEqual([{ castelroc: T0 + 10 }, { castelroc: T0 }])
  now = T0 + 20
  await sayEmpty(asker)
  expect([await told(asker), await told(other)]).toEqual([{ castelroc: T0 + 10 }, { castelroc: T0 + 10 }])
})

test('M11 only what changed since the stamp is told, once: a hello with nothing new carries no such frame, in the same second too', async () => {
  const asker = await t.device('coordinator', 'valdoux')
  const [one, two] = [await castelroc(), await valdoux()]
  await sayEmpty(one)
  await sayEmpty(two)
  const first = await connect(t, asker, { heard: 1 })
  const { stamp, centres } = await first.first('heard')
  expect(centres.map(c => c[0]).toSorted()).toEqual(['castelroc', 'valdoux'])
  first.send({ is: 'empty' }) // her own word is no news to her
  await settled(first)
  await first.close()
  expect(await told(asker, stamp)).toEqual({})
  await sayEmpty(one) // in the same second: nothing has changed
  expect(await told(asker, stamp)).toEqual({})
  now = T0 + 30
  await sayEmpty(one)
  const again = await connect(t, asker, { heard: stamp })
  const news = await again.first('heard')
  expect(news.centres).toEqual([['castelroc', T0 + 30]])
  expect(news.stamp).toBeGreaterThan(stamp)
  await again.close()
  expect(await told(asker, news.stamp)).toEqual({})
})

test('M11 a stamp and a change of one second: the change is told in the next hello', async () => {
  const asker = await t.device('coordinator', null)
  const [one, two] = [await castelroc(), await valdoux()]
  await sayEmpty(one)
  const first = await connect(t, asker, { heard: 1 })
  const { stamp } = await first.first('heard')
  await first.close()
  await sayEmpty(two)
  expect(await told(asker, stamp)).toEqual({ valdoux: T0 })
})

test('M11 when a centre was last heard outlives a restart, after which everything is told anew; so is it to a stamp that was never given here', async () => {
  const asker = await t.device('coordinator', null)
  const device = await castelroc()
  now = T0 + 10
  await sayEmpty(device)
  const c = await connect(t, asker, { heard: 1 })
  const { stamp } = await c.first('heard')
  await c.close()
  t = await t.restart()
  expect(await told(asker, stamp)).toEqual({ castelroc: T0 + 10 })
  expect(await told(asker, T0 + 1_000_000)).toEqual({ castelroc: T0 + 10 })
})

test('M11 the list of devices says when each was last empty, of whatever role', async () => {
  const asker = await t.device('coordinator', null)
  const kiosk = await t.device('kiosk', 'castelroc')
  const silent = await castelroc()
  now = T0 + 40
  await sayEmpty(kiosk)
  const c = await connect(t, asker)
  c.send({ is: 'ask', n: 1, json: '{"do":"devices"}' })
  const answer = JSON.parse((await c.first('reply')).json) as { devices: { id: string; heardAt: number | null }[] }
  const heardAt = (id: string): number | null | undefined => answer.devices.find(d => d.id === id)?.heardAt
  expect([heardAt(kiosk.id), heardAt(silent.id)]).toEqual([T0 + 40, null])
  await c.close()
})

test('M13 the quiet hello of a coordinator to whom everything was told costs no more than that of anybody', async () => {
  const asker = await t.device('coordinator', 'valdoux')
  const device = await castelroc()
  await sayEmpty(device)
  const first = await connect(t, asker, { heard: 1 })
  const { stamp } = await first.first('heard')
  await first.pushed('centre/castelroc/remarks/2027-03', newStructs(1, 0, 1))
  first.send({ is: 'empty' })
  await first.close()
  const mark = (await t.log.markAt(1))!
  const quiet = new MuxClient(t.url)
  await quiet.prove(asker, t.origin)
  await quiet.hello({ cursor: 1, mark, rights: 1, heard: stamp })
  quiet.send({ is: 'empty' })
  const [up, down] = [quiet.up, quiet.down]
  await settled(quiet)
  expect(quiet.all('heard')).toEqual([])
  expect(up).toBeLessThanOrEqual(150)
  expect(down).toBeLessThanOrEqual(60)
  await quiet.close()
})

test('M11 "empty" behind a piece that was refused does not count; said again with nothing refused since, it does', async () => {
  const [asker, device] = [await t.device('coordinator', null), await castelroc()]
  const c = await connect(t, device)
  c.push('centre/valdoux/visits/2027-03', newStructs(1, 0, 1)) // not its centre
  c.send({ is: 'empty' })
  await c.first('refused')
  await settled(c)
  expect(await told(asker)).toEqual({})
  c.push(VISITS, newStructs(2, 5, 1)) // a hole before it
  c.send({ is: 'empty' })
  await settled(c)
  expect(await told(asker)).toEqual({})
  c.push(VISITS, newStructs(2, 0, 1))
  c.send({ is: 'empty' })
  await settled(c)
  expect(await told(asker)).toEqual({ castelroc: T0 })
  await c.close()
})

/** Presents a code as the device that `former` was until now; `signed`: by whose key. */
const becomes = async (former: TestDevice, role: 'staff' | 'kiosk', signed = former): Promise<TestDevice> => {
  const code = await makeCode(t.registry, { role, centre: 'castelroc' as never, label: 'wall' }, now * 1000, RELAY_LIMITS)
  const { nonce } = (await (await fetch(`${t.url}/nonce`)).json()) as { nonce: Parameters<typeof bytesOf>[0] }
  const signature = Buffer.from(signProof({ ...signed, id: former.id }, bytesOf(nonce), t.origin)).toString('base64url')
  const keys = newKeys()
  const body = { code: code!.code, key: keys.jwk, label: '', former: { device: former.id, nonce, signature } }
  const answer = (await (await postJson(`${t.url}/enrol`, body)).json()) as { ok: boolean; device: TestDevice['id'] }
  expect(answer.ok).toBe(true)
  return { ...former, ...keys, id: answer.device }
}
const listed = async (asker: TestDevice, id: string): Promise<unknown> => {
  const c = await connect(t, asker)
  c.send({ is: 'ask', n: 1, json: '{"do":"devices"}' })
  const { devices } = JSON.parse((await c.first('reply')).json) as { devices: { id: string; replaced?: string }[] }
  await c.close()
  return devices.find(d => d.id === id)?.replaced
}

test('C11 M11 a tablet that became a kiosk holds its centre back until the kiosk says that nothing is unsent, and then no more, however long the kiosk is silent', async () => {
  const [asker, tablet, other] = [await t.device('coordinator', null), await castelroc(), await castelroc()]
  now = T0 + 10
  await sayEmpty(tablet)
  now = T0 + 20
  const kiosk = await becomes(tablet, 'kiosk')
  now = T0 + 30
  await sayEmpty(other)
  expect(await told(asker)).toEqual({ castelroc: T0 + 10 }) // it may have noted something that has not arrived
  expect(await listed(asker, tablet.id)).toBe('awaited')
  // the one after the kiosk says it: that is the same notebook
  const wall = await becomes(kiosk, 'kiosk')
  expect(await told(asker)).toEqual({ castelroc: T0 + 10 })
  await sayEmpty(wall)
  expect(await told(asker)).toEqual({ castelroc: T0 + 30 })
  expect(await listed(asker, tablet.id)).toBe('whole')
  expect(await listed(asker, other.id)).toBe(undefined)
  now = T0 + 90
  await sayEmpty(other)
  expect(await told(asker)).toEqual({ castelroc: T0 + 90 })
})

test('C11 who does not prove to have been a device replaces none, and its code is as good', async () => {
  const [asker, tablet, stranger] = [await t.device('coordinator', null), await castelroc(), await castelroc()]
  await sayEmpty(tablet)
  now = T0 + 20
  await sayEmpty(await becomes(tablet, 'kiosk', stranger))
  await sayEmpty(stranger)
  expect(await told(asker)).toEqual({ castelroc: T0 })
  expect(await listed(asker, tablet.id)).toBe(undefined)
})

test('C11 a registry that an older relay made is read, and learns of replacements', async () => {
  const path = join(t.folder, 'older.db')
  const older = new DatabaseSync(path)
  older.exec(
    'create table device(id text primary key, x text not null, y text not null, role text not null, centre text, label text not null, rights integer not null, enrolledAt integer not null, heardAt integer, revokedAt integer) without rowid',
  )
  const { id } = await castelroc()
  older.prepare('insert into device values(?,?,?,?,?,?,?,?,?,?)').run(id, 'x', 'y', 'staff', 'castelroc', '', 1, T0, null, null)
  older.close()
  const registry = openSqliteRegistry(path)
  expect(await registry.device(id)).toMatchObject({ replacedBy: null, role: 'staff' })
  await registry.close()
})
