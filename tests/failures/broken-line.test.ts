// The line breaks in the middle of a piece, the relay is killed before it has flushed, a wifi page answers instead of it: never "received".
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { makeCode } from '../../sync-server/codes.ts'
import { openRegistry } from '../../sync-server/data-folder.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { openSqliteLog } from '../../sync-server/log-sqlite.ts'
import type { Day, Slot } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { TEST_DIST } from '../build.ts'
import { enrolTablet, noteOnce, status } from '../journeys/counter.ts'
import { openTablet } from '../journeys/tablet.ts'
import { openLine, WIRE } from '../line.ts'
import { until } from '../until.ts'
import { enrolledTablet, entry, rowsOf } from './enrolled.ts'

const received = async (page: Page): Promise<boolean> => /reçu/i.test(await status(page))
const tryNow = (page: Page): Promise<void> => page.evaluate(() => void window.dispatchEvent(new Event('online')))

/** Notes many visits at once past the buttons' patience: by pressing, 700 ms apart, is too slow for a whole morning. */
const noteMany = async (page: Page, n: number): Promise<void> => {
  for (let i = 0; i < n; i++) {
    await page.evaluate(() => {
      const own = performance.now.bind(performance)
      const w = window as unknown as { ahead?: number }
      w.ahead = (w.ahead ?? 0) + 1000
      const { ahead } = w
      performance.now = () => own() + ahead
    })
    await entry(page, 'Libre-service').click()
  }
  await until('all are kept', async () => (await rowsOf(page, 'visits')).length >= n)
}

test('M3 the line cut at many places of the same passage: never received before the head holds all of it, and nothing twice', async () => {
  const { served, tablet, line, page } = await enrolledTablet()
  line.cut()
  await noteMany(page(), 40)
  await expect.poll(() => status(page())).toMatch(/^40 à envoyer/)

  let early = 0
  for (const bytes of [150, 300, 420, 560, 700, 900, 1_100]) {
    line.forget()
    line.set({ delay: 20, up: 6_000, down: 20_000 })
    await tryNow(page())
    await until(`${bytes} bytes are up`, () => line.counted.up >= bytes || line.counted.down > 30_000, 10_000)
    line.cut()
    const { count } = await served.log.inventory('centre/cas/visits/2025-10')
    if (count < 40 && (await received(page()))) early++
    if (count < 40) expect((await rowsOf(page(), 'outbox')).length).toBeGreaterThanOrEqual(40 - count)
  }
  expect(early).toBe(0)
  line.set(WIRE)
  await tryNow(page())
  await until('all is received', () => received(page()), 20_000)
  expect((await served.log.inventory('centre/cas/visits/2025-10')).count).toBe(40)
  expect((await rowsOf(page(), 'visits')).length).toBe(40)
  expect(tablet.errors).toEqual([])
})

test('L1 a relay that has the piece and has not flushed it: nothing says received until it has', async () => {
  let open: () => void = () => undefined
  let gate: Promise<void> = Promise.resolve()
  let asked = 0
  const { served, tablet, page } = await enrolledTablet()
  const flush = served.log.flush.bind(served.log)
  served.log.flush = async () => {
    asked++
    await gate
    return flush()
  }
  await until('it is quiet', () => received(page()))
  gate = new Promise(done => {
    open = done
  })
  asked = 0
  await noteOnce(page(), 'Information rapide', 2)
  await until('the relay was asked to keep it', () => asked > 0)
  for (let i = 0; i < 5; i++) {
    expect(await status(page())).toMatch(/^[12] à envoyer/)
    await page().waitForFunction(() => new Promise(requestAnimationFrame))
  }
  expect(await page().getByText(/^Reçu/).count()).toBe(0)
  open()
  await until('then it is received', () => received(page()))
  expect(tablet.errors).toEqual([])
})

/** A relay in a process of its own, started again on the same folder and port as often as it is killed. */
const relayProcess = (folder: string, origin: () => string) => {
  let child: ChildProcess | null = null
  let port = '0'
  return {
    port: () => Number(port),
    start: async (): Promise<void> => {
      const program = new URL('relay-process.ts', import.meta.url).pathname
      const started = spawn(process.execPath, [program, folder, TEST_DIST, port, origin()], { stdio: ['ignore', 'pipe', 'inherit'] })
      child = started
      port = await new Promise<string>((found, failed) => {
        started.stdout.once('data', (d: Buffer) => found(d.toString().trim()))
        started.once('close', code => failed(new Error(`the relay ended with ${code}`)))
      })
    },
    kill: async (): Promise<void> => {
      const was = child
      child = null
      if (!was) return
      const ended = new Promise(done => was.once('close', done))
      was.kill('SIGKILL')
      await ended
    },
  }
}

test('L1 the relay killed (kill -9) while the tablet sends, again and again: received only when its disk has it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-killed-'))
  const line = await openLine(() => relay.port())
  const relay = relayProcess(folder, () => `http://localhost:${line.port}`)
  onTestFinished(async () => {
    await relay.kill()
    await line.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await relay.start()
  const registry = openRegistry(folder)
  const made = await makeCode(registry, { role: 'staff', centre: 'cas' as CentreCode, label: 'Tablette' }, Date.now(), RELAY_LIMITS)
  await registry.close()
  const tablet = await openTablet()
  onTestFinished(() => tablet.close())
  await tablet.open(`http://localhost:${line.port}/`)
  await enrolTablet(tablet.page(), made?.code ?? '')
  const page = tablet.page()
  await until('the head has answered', () => received(page))

  let waited = 0
  for (let i = 0; i < 4; i++) {
    line.forget()
    line.set({ delay: 60 * i, up: Infinity, down: Infinity }) // killed before, while and after it answers
    await noteOnce(page, 'Information rapide', 1)
    await until('something leaves', () => line.counted.up > 60, 5_000)
    await relay.kill()
    line.cut()
    // what the device holds for received is on the disk of the dead relay
    const log = openSqliteLog(join(folder, 'log.sqlite'))
    const unsent = await rowsOf(page, 'outbox')
    const doc = String((await rowsOf(page, 'visits'))[0]?.['doc'])
    const there = (await log.inventory(doc)).count
    await log.close()
    expect(there).toBeGreaterThanOrEqual(i + 1 - unsent.length)
    await until('the status says what is so', async () => (await received(page)) === (unsent.length === 0))
    waited += unsent.length
    await relay.start()
    line.set(WIRE)
    await tryNow(page)
    await until('all is received', () => received(page), 20_000)
  }
  expect(waited).toBeGreaterThan(0) // at least one kill came in time
  await relay.kill()
  const log = openSqliteLog(join(folder, 'log.sqlite'))
  expect((await log.inventory(String((await rowsOf(page, 'visits'))[0]?.['doc']))).count).toBe(4)
  await log.close()
})

/** A wifi that answers every request with its own page and knows no websockets. */
const portal = async (): Promise<{ readonly port: number; readonly asked: () => number }> => {
  let asked = 0
  const server = createServer((_, res) => {
    asked++
    res.writeHead(200, { 'content-type': 'text/html', connection: 'close' })
    res.end('<!doctype html><title>Wifi</title><h1>Bienvenue sur notre wifi</h1><p>{"ok":true}</p>')
  })
  server.on('upgrade', (_, socket) => {
    asked++
    socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, asked: () => asked }
}

test('M9 a wifi page that says 200 to everything is never success: all waits, the app goes on, and it is received when the head answers again', async () => {
  const wifi = await portal()
  let to: () => number = () => wifi.port
  const between = await openLine(() => to())
  onTestFinished(() => between.close())
  const { served, tablet, page, url } = await enrolledTablet({
    relay: { origins: [`http://localhost:${between.port}`] },
    over: world => {
      to = () => world.relay.port
      return between
    },
  })
  await until('the head has answered', () => received(page()))
  between.cut()
  to = () => wifi.port
  between.set(WIRE)
  await noteOnce(page(), 'Information rapide', 2)
  const before = wifi.asked()
  await tryNow(page())
  await until('the wifi was asked', () => wifi.asked() > before)
  await until('it is said who answered', async () =>
    (await rowsOf(page(), 'facts')).some(f => f['k'] === 'attempts' && (f['v'] as { how: string }[])[0]?.how === 'not-the-head'),
  )
  expect(await status(page())).toMatch(/^2 à envoyer/)
  await page().reload() // the worker opens the app, not the wifi's page
  await entry(page(), 'Information rapide').waitFor()
  expect(await page().getByText('Bienvenue sur notre wifi').count()).toBe(0)
  await noteOnce(page(), 'Libre-service', 1)
  await page().goto(`${url}sending`)
  await page().getByRole('button', { name: 'Envoyer maintenant' }).click()
  const again = wifi.asked()
  await page().getByRole('button', { name: 'Envoyer maintenant' }).click()
  await until('it was asked once more', () => wifi.asked() > again)
  await until('the try is told', async () => /Une page de connexion a répondu, pas le siège/.test(await page().locator('main').innerText()))
  expect(await status(page())).toMatch(/^3 à envoyer/)
  expect(await page().locator('main').innerText()).not.toMatch(/Tout est reçu/)
  between.cut()
  to = () => served.relay.port
  between.set(WIRE)
  await page().getByRole('button', { name: 'Envoyer maintenant' }).click()
  await until('it is received', () => received(page()), 20_000)
  // the wifi's 200 to what is no websocket is an error line of the browser's own
  expect(tablet.errors.filter(e => !/WebSocket|manifest/i.test(e))).toEqual([])
})

test('N2 S5 where a proxy lets no websocket through the day goes by requests, both ways, also after a cut; the ledger tells of no failure', async () => {
  const { served, line, page } = await enrolledTablet()
  await until('the head has answered', () => received(page()))
  line.barWebSockets()
  await noteOnce(page(), 'Information rapide', 2)
  await tryNow(page())
  await until('both are received', () => received(page()), 20_000)
  expect((await served.log.inventory('centre/cas/visits/2025-10')).count).toBe(2)
  line.cut()
  const fields = visitFields(emptyVisit('quick'), '2025-10-09' as Day, 20 as Slot)
  await served.write('centre/cas/visits/2025-10', [{ kind: 'create', noun: 'visit', fields }], { by: 'counsellor@cas', day: '2025-10-09' })
  line.set(WIRE)
  await tryNow(page())
  await until('the other tablet’s visit is here', async () => (await rowsOf(page(), 'visits')).length === 3)
  await until('nothing is told but lines that came to an end', async () => {
    const told = (await rowsOf(page(), 'facts')).find(f => f['k'] === 'attempts')?.['v'] as { how: string }[]
    return told.every(a => a.how === 'received' || a.how === 'no-line')
  })
})
