import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { CentreCode } from '../../src/domain/ids.ts'
import { readAppend, type Struct } from '../../src/wire/append.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { openDataFolder } from '../../sync-server/data-folder.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { verifyFolder } from '../../sync-server/verify.ts'
import { rng, seedOf } from '../random.ts'
import { killAll, operate, opened } from './operator.ts'
import { connect, enrolDevice, newStructs, type MuxClient, type TestDevice } from './relay-under-test.ts'

const CLIENTS = 20
const DOC = 'centre/castelroc/visits/2027-03'
/** How long the end may take, milliseconds: the relay itself gives clients that do not answer one second. */
const BOUND = 5000
const seed = seedOf()
const folders: string[] = []
afterEach(async () => {
  await killAll()
  for (const f of folders.splice(0)) rmSync(f, { recursive: true, force: true })
})

const freePort = (): Promise<number> =>
  new Promise(done => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const address = s.address()
      s.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A device that writes without end: pieces of one to five statements, at most ten under way. */
type Writer = {
  readonly device: TestDevice
  readonly client: number
  readonly sent: Map<number, readonly Struct[]>
  clock: number
  mux: MuxClient | null
}

const write = async (w: Writer, mux: MuxClient, chance: () => number): Promise<void> => {
  w.mux = mux
  while (!mux.end) {
    const structs = newStructs(w.client, w.clock, 1 + Math.floor(chance() * 5))
    w.clock += structs.length
    w.sent.set(mux.push(DOC, structs), structs)
    const underWay = (): number => w.sent.size - mux.all('ack').length
    if (underWay() >= 10)
      await mux.until(() => underWay() < 5).catch(() => undefined) // it ended meanwhile
    else await new Promise(go => setImmediate(go))
  }
}

test(`P3 M15 told to end while ${CLIENTS} devices write, it ends with 0 in time; acknowledged is stored, the rest is taken again and kept once; port and folder are free at once; seed ${seed}`, async () => {
  const chance = rng(seed)
  const root = mkdtempSync(join(tmpdir(), 'relais-stopped-'))
  folders.push(root)
  const data = join(root, 'data')
  const before = openDataFolder(data)
  const codes: string[] = []
  for (let i = 0; i < CLIENTS; i++)
    codes.push(
      (await makeCode(before.registry, { role: 'staff', centre: 'castelroc' as CentreCode, label: '' }, Date.now(), RELAY_LIMITS))?.code ??
        '',
    )
  await before.close()
  const port = await freePort()
  const env = { RELAIS_DATA: data, PORT: String(port), RELAIS_ORIGIN: `http://127.0.0.1:${port}` }
  const relay = await opened(operate(env))
  const at = { url: relay.url(), origin: relay.url() }
  const writers: Writer[] = []
  for (const [i, code] of codes.entries())
    writers.push({ device: await enrolDevice(at.url, code), client: i + 1, sent: new Map(), clock: 0, mux: null })
  const silent = await connect(at, writers[0]!.device) // one that no longer reads: it must not hold up the end
  silent.socket.pause()
  const writing = Promise.all(writers.map(async w => write(w, await connect(at, w.device), chance)))
  const acks = (): number => writers.reduce((n, w) => n + (w.mux?.all('ack').length ?? 0), 0)
  while (acks() < 1500) await new Promise(go => setTimeout(go, 5))

  const told = performance.now()
  relay.child.kill('SIGTERM')
  expect(await relay.exit, relay.said()).toBe(0)
  expect(performance.now() - told).toBeLessThan(BOUND)
  const again = openDataFolder(data) // its lock is free
  const rows = await again.log.rows(DOC, 0, Infinity)
  await again.close()
  await writing
  for (const w of writers) expect(w.mux?.end?.code).toBe(1012)
  const held = new Set(rows.flatMap(r => readAppend(r.bytes).map(s => s.key)))
  const acknowledged = writers.flatMap(w => (w.mux?.all('ack') ?? []).flatMap(a => w.sent.get(a.n) ?? []))
  expect(acknowledged.filter(s => !held.has(s.key))).toEqual([])
  const unacknowledged = writers.reduce((n, w) => n + w.clock, 0) - acknowledged.length
  expect(unacknowledged).toBeGreaterThan(0) // else it was not under load
  expect(verifyFolder(data)).toMatchObject({ is: 'sound' })

  const next = await opened(operate(env)) // the port is free
  for (const w of writers) {
    const acked = new Set(w.mux?.all('ack').map(a => a.n))
    const c = await connect(at, w.device)
    for (const [n, structs] of w.sent) if (!acked.has(n)) expect(await c.pushed(DOC, structs)).toMatchObject({ is: 'ack' })
    await c.close()
  }
  next.child.kill('SIGTERM')
  expect(await next.exit).toBe(0)
  const found = verifyFolder(data)
  expect(found).toMatchObject({ is: 'sound', counts: { statements: writers.reduce((n, w) => n + w.clock, 0) } })
}, 120_000)
