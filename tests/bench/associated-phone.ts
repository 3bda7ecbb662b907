// What goes over an associated centre's dear line (E18), both ways, headers too: from opening the link until its agenda stands, until
// the whole app is kept for offline and the line is quiet; and a month of everybody's events.
import type { Page } from 'playwright-core'
import type { Day } from '../../src/domain/day.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { enrolTablet } from '../journeys/counter.ts'
import { openServed, type Served } from '../journeys/served.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { openLine, WIRE, type TestLine } from '../line.ts'
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

/** Nothing has gone over the line for so long, milliseconds: it is over. */
const QUIET = 3000
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

type Phone = { readonly line: TestLine; readonly url: string; readonly tablet: Tablet; readonly crossed: () => number }
/** A phone of an associated centre that has just opened the link and given its code; its agenda stands. `before`: as `Opening.before`. */
const openPhone = async (world: Served, before?: (page: Page) => Promise<void>): Promise<Phone> => {
  const line = await world.line()
  const [url, tablet] = [world.url(line), await world.tablet()]
  await tablet.killAndReopen(url, before ? { before } : {})
  await tablet.setClock('2026-03-02T09:00')
  await enrolTablet(tablet.page(), await world.code('associated', 'aur'), 'some')
  await tablet.page().getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
  await tablet.page().locator('ol.copy li').first().waitFor()
  return { line, url, tablet, crossed: () => line.counted.up + line.counted.down }
}
/** A browser without service workers: what the page alone asks for. */
const withoutWorker = async (page: Page): Promise<void> => void (await page.addInitScript('delete Navigator.prototype.serviceWorker'))

/** Until nothing has gone over the line for a while. */
const quiet = async ({ crossed }: Phone): Promise<number> => {
  for (let before = -1; before !== crossed();) {
    before = crossed()
    await new Promise(resolve => setTimeout(resolve, QUIET))
  }
  return crossed()
}

const app = async (atEnd: Parameters<Bench['run']>[0], dist: string): Promise<Measured[]> => {
  const world = await openServed(atEnd, { app: dist })
  await world.writeDirectory(HAUT_VALLON)
  await fillCalendars(world.log, A_MONTH, FROM, 30, rng(SEED))
  const standing = (await openPhone(world, withoutWorker)).crossed()
  const phone = await openPhone(world)
  await phone.tablet.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const whole = await quiet(phone)
  console.log(`associated: ${phone.line.counted.down} B down and ${phone.line.counted.up} B up until the line was quiet`)
  phone.line.cut()
  await phone.tablet.killAndReopen(phone.url)
  const page = phone.tablet.page()
  await page.locator('ol.copy li').first().waitFor() // else it had not been all
  phone.line.set(WIRE)
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
  return [
    {
      what: 'associated phone: all that crosses the line, headers too, until the agenda of a month stands',
      unit: 'B',
      values: [standing],
      by: 'most',
      limit: APP_LIMIT,
    },
    { what: '… until all is kept for offline and the line is quiet', unit: 'B', values: [whole], by: 'most', limit: APP_LIMIT },
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
