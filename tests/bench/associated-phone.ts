// What an associated centre's old phone has to download (E18): the app until its agenda stands, the whole app, and a month of everybody's events.
import { get } from 'node:http'
import type { Page } from 'playwright-core'
import type { Day } from '../../src/domain/day.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { openServed } from '../journeys/served.ts'
import { openLine } from '../line.ts'
import { rng } from '../random.ts'
import { startTestRelay } from '../relay/relay-under-test.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { until } from '../until.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { keyFrom } from '../../src/domain/ids.ts'
import { writeStatement } from '../../src/domain/statement.ts'
import { inCalm } from './calm.ts'
import type { Bench, Measured } from './measured.ts'
import { enrolNodeDevice } from './node-device.ts'
import { SLOWED, slowProcessor } from './slow-processor.ts'
import { stored } from './stored.ts'
import { openTap } from './tap.ts'
import { A_MONTH, A_YEAR, fillCalendars } from './year-of-events.ts'

/** `domain.md` E18 and the issue: bytes. */
const APP_LIMIT = 250_000
const MONTH_LIMIT = 50_000
/** `domain.md` E01: milliseconds with so many events. */
const LIST_LIMIT = 200
const MANY = 1000
const RUNS = 7
const FROM = '2026-03-02' as Day
const SEED = 410

/** Bytes of a file as the relay serves it to a browser that takes this encoding, without headers. */
const served = (origin: string, path: string, encoding: 'br' | 'gzip'): Promise<number> =>
  new Promise((done, failed) => {
    get(`${origin}${path}`, { headers: { 'accept-encoding': encoding } }, response => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => (response.statusCode === 200 ? done(bytes) : failed(new Error(`${path}: ${response.statusCode}`))))
    }).on('error', failed)
  })

/** Paths that the page itself has asked for, the page among them. */
const asked = (page: Page): Promise<string[]> =>
  page.evaluate(() => ['/', ...performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)])
/** What the service worker keeps, so that the app opens offline. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const all = await Promise.all(names.map(async n => (await (await caches.open(n)).keys()).map(r => new URL(r.url).pathname)))
    return [...new Set(all.flat())]
  })
/** From pressing *Agenda* to the list on the screen, milliseconds, in the page. */
const agendaAfterPress = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>(done => {
        const from = performance.now()
        const look = new MutationObserver(() => {
          if (!document.querySelector('ol.copy li')) return
          look.disconnect()
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)))
        })
        look.observe(document, { subtree: true, childList: true })
        document.querySelector<HTMLAnchorElement>('nav a[href="/agenda"]:not(.mark)')?.click()
      }),
  )
const isFile = (path: string): boolean => path === '/' || /\.(js|css|html|svg|png|webmanifest)$/.test(path)

const app = async (atEnd: Parameters<Bench['run']>[0], dist: string): Promise<Measured[]> => {
  const world = await openServed(atEnd, { app: dist })
  await world.writeDirectory(HAUT_VALLON)
  await fillCalendars(world.log, A_MONTH, FROM, 30, rng(SEED))
  const line = await world.line()
  const url = world.url(line)
  const phone = await world.tablet()
  await phone.open(url)
  await phone.setClock('2026-03-02T09:00')
  const page = phone.page()
  const paths = new Set(await asked(page))
  await enrolTablet(page, await world.code('associated', 'aur'))
  await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
  await page.locator('ol.copy li').first().waitFor()
  for (const path of await asked(page)) paths.add(path)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const all = new Set([...(await kept(page)), '/sw.js'].filter(isFile))
  const first = [...paths].filter(isFile)
  const sum = async (list: Iterable<string>, encoding: 'br' | 'gzip'): Promise<number> => {
    let bytes = 0
    for (const path of list) bytes += await served(url.slice(0, -1), path, encoding)
    return bytes
  }
  await fillCalendars(world.log, MANY - A_MONTH, FROM, 360, rng(SEED + 1))
  await page.reload()
  await until('a thousand events are here', async () => (await stored(page, 'events')).length === MANY, 120_000)
  const pressed = (what: string): Promise<number[]> =>
    inCalm(
      what,
      RUNS,
      async () => {
        await page.locator('nav a[href="/sending"]').click()
        await page.getByRole('heading', { level: 1, name: 'Envois' }).waitFor()
      },
      () => agendaAfterPress(page),
    )
  const fast = await pressed('agenda')
  const slow = await slowProcessor(page)
  await slow.set(SLOWED)
  const slowed = await pressed('agenda, slowed')
  await slow.set(1)
  const icons = [...all].filter(p => /\.(png|svg)$/.test(p))
  console.log(
    `associated: ${first.length} files until the agenda stands, ${all.size} kept for offline, pictures among them ${await sum(icons, 'br')} B`,
  )
  return [
    {
      what: 'associated phone: first page, code and agenda, as served (brotli)',
      unit: 'B',
      values: [await sum(first, 'br')],
      by: 'most',
      limit: APP_LIMIT,
    },
    { what: '… to a browser that takes gzip only', unit: 'B', values: [await sum(first, 'gzip')], by: 'most', limit: APP_LIMIT },
    {
      what: '… with all that is kept for offline besides (brotli)',
      unit: 'B',
      values: [await sum(new Set([...first, ...all]), 'br')],
      by: 'most',
      limit: APP_LIMIT,
    },
    { what: '… the same, gzip only', unit: 'B', values: [await sum(new Set([...first, ...all]), 'gzip')], by: 'most', limit: null },
    { what: `${MANY} events: from pressing Agenda to the list on the screen`, unit: 'ms', values: fast, by: 'median', limit: LIST_LIMIT },
    { what: '… on a slowed processor', unit: 'ms', values: slowed, by: 'median', limit: null },
  ]
}

/** Bytes over the socket, both ways, from connecting until everything is here. */
const month = async (atEnd: Parameters<Bench['run']>[0], events: number, days: number): Promise<number> => {
  const relay = await startTestRelay()
  atEnd(() => relay.end())
  const r = rng(SEED)
  await relay.log.write([
    {
      doc: DIRECTORY,
      device: 'before',
      at: 1,
      content: {
        is: 'append',
        structs: HAUT_VALLON.map((d, clock) => ({
          client: 7,
          clock,
          key: keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256))),
          value: writeStatement(d, { day: FROM, slot: 9, clock: 'ok', seq: clock + 1 }, 'coordination'),
        })),
      },
    },
  ])
  await relay.log.flush()
  const line = await openLine(() => relay.relay.port)
  const tap = await openTap(line.port)
  atEnd(() => line.close())
  atEnd(() => tap.close())
  const code = await makeCode(relay.registry, { role: 'associated', centre: 'aur' as CentreCode, label: '' }, Date.now(), RELAY_LIMITS)
  const device = await enrolNodeDevice(relay.url, relay.origin, code?.code ?? '', 'associated', 'aur')
  atEnd(() => device.close())
  const sync = async (statements: number): Promise<void> => {
    const connection = device.connect(tap.port, () => undefined)
    await until('everything is here', async () => (await device.db.log.count()) === statements, 120_000)
    connection.stop()
    await connection.ended
  }
  await sync(HAUT_VALLON.length)
  const written = await fillCalendars(relay.log, events, FROM, days, r)
  tap.forget()
  await sync(HAUT_VALLON.length + written)
  if ((await device.db.events.count()) !== events) throw new Error('not every event became a row')
  return tap.flights().reduce((n, f) => n + f.bytes, 0)
}

export const associatedPhone = (dist: string): Bench => ({
  name: 'associated',
  run: async atEnd => [
    ...(await app(atEnd, dist)),
    {
      what: `associated phone: a month, ${A_MONTH} events of eight owners, over the socket`,
      unit: 'B',
      values: [await month(atEnd, A_MONTH, 30)],
      by: 'most',
      limit: MONTH_LIMIT,
    },
    { what: `… the year at once, ${A_YEAR} events`, unit: 'B', values: [await month(atEnd, A_YEAR, 360)], by: 'most', limit: null },
  ],
})
