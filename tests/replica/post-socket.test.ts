// A device whose line lets no websocket through: everything as by a socket, carried by requests.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { emptyVisit } from '../../src/domain/visit.ts'
import { openPostSocket } from '../../src/replica/post-socket.ts'
import { waiting } from '../../src/store/waiting.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { openLine } from '../line.ts'
import { until } from '../until.ts'
import { network, type Tablet } from './network-under-test.ts'

const quick = (t: Tablet) => recordVisit(t.device, { centre: 'cas' as Where['centre'], precision: 'hour' }, emptyVisit('quick'))
const rows = (t: Tablet): Promise<number> => t.device.db.visits.count()

test('N2 N3 two tablets, one by requests and one by a websocket, see each other at once, in both directions', async () => {
  const net = await network()
  const [a, b] = [await net.device('staff', 'cas', { way: 'requests' }), await net.device('staff', 'cas')]
  for (let i = 0; i < 60; i++) await quick(a)
  const lines = [a.online(), b.online()]
  await until('a’s day at b', async () => (await rows(b)) === 60)
  await quick(b)
  lines[1]!.push()
  await until('b’s visit at a', async () => (await rows(a)) === 61)
  await until('and it was acknowledged', async () => (await waiting(a.device.db)).count === 0)
  for (const l of lines) l.stop()
  expect((await Promise.all(lines.map(l => l.ended))).map(e => e.why)).toEqual(['stopped', 'stopped'])
  await until('the relay knows that both have gone', () => net.relay().connections() === 0)
})

test('N2 M13 a quiet hello by requests carries the same frames and no more', async () => {
  const net = await network()
  const a = await net.device('staff', 'cas', { way: 'requests' })
  for (let i = 0; i < 40; i++) await quick(a)
  expect((await a.sync()).progress.received).toBe(0)
  const again = await a.sync()
  expect(again.progress).toMatchObject({ received: 0, sent: 0 })
  expect(again.progress.up).toBeLessThanOrEqual(150)
})

test('N5 the line cut while the head holds a request, and a relay that ends: the connection is over, nothing is taken for received', async () => {
  const net = await network()
  const line = await openLine(() => net.relay().port)
  onTestFinished(() => line.close())
  const a = await net.device('staff', 'cas', { way: 'requests' })
  const socket = openPostSocket(`http://127.0.0.1:${line.port}/mux`)
  const cut = new Promise<{ code: number }>(done => (socket.onclose = done))
  await new Promise(go => (socket.onmessage = go))
  const begun = line.counted.up
  await until('a held request', () => line.counted.up > begun)
  line.cut()
  expect(await cut).toMatchObject({ code: 1006 })
  await until('the relay noticed', () => net.relay().connections() === 0)
  let answered = false
  const connection = a.online(p => (answered = p.answered))
  await until('it is there', () => answered)
  await net.stop()
  expect(await connection.ended).toMatchObject({ code: 1012 })
  await net.start()
  await quick(a)
  await a.sync()
  expect((await waiting(a.device.db)).count).toBe(0)
})

test('N1 a page that answers in the head’s place, kindly or by sending elsewhere, is not the head; a proxy’s own error is only a lost line', async () => {
  const page = async (status: number, headers: Record<string, string>): Promise<{ code: number; reason: string }> => {
    const portal = createServer((_, res) => void res.writeHead(status, headers).end('<h1>Bienvenue au camping</h1>'))
    await new Promise<void>(done => portal.listen(0, '127.0.0.1', done))
    onTestFinished(() => void portal.close())
    return new Promise(done => {
      const socket = openPostSocket(`http://127.0.0.1:${(portal.address() as AddressInfo).port}/mux`)
      socket.onclose = done
    })
  }
  expect(await page(200, { 'content-type': 'text/html' })).toMatchObject({ code: 4000, reason: 'not-the-head' })
  expect(await page(302, { location: 'http://127.0.0.1:9/welcome' })).toMatchObject({ code: 4000, reason: 'not-the-head' })
  expect(await page(200, { 'content-type': 'application/x-relais-packets' })).toMatchObject({ code: 4000, reason: 'not-the-head' })
  expect(await page(502, { 'content-type': 'text/html' })).toMatchObject({ code: 1006 })
})
