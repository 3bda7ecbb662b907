// A real relay in this process and devices with databases of their own: what the app does, without its screens.
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { asksFor, type Role } from '../../src/domain/access.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { deviceClock, type Clock } from '../../src/device/clock.ts'
import type { Device } from '../../src/device/device.ts'
import { makeKeyPair, publicHalf, sign } from '../../src/device/key-pair.ts'
import type { Way } from '../../src/replica/engine.ts'
import { openPostSocket } from '../../src/replica/post-socket.ts'
import { connect, type Connection, type End, type Progress } from '../../src/replica/connection.ts'
import type { Dice } from '../../src/store/commit.ts'
import { dropFact, setFact, type Session } from '../../src/store/facts.ts'
import { openDatabase } from '../../src/store/tables.ts'
import { makeCode } from '../../sync-server/codes.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { openSqliteLog } from '../../sync-server/log-sqlite.ts'
import { openSqliteRegistry } from '../../sync-server/registry-sqlite.ts'
import { restoredAt } from '../../sync-server/restore.ts'
import { startRelay, type Relay, type RelayOptions } from '../../sync-server/relay.ts'
import { rng } from '../random.ts'

export type Net = {
  readonly relay: () => Relay
  readonly origin: () => string
  readonly folder: string
  /** Stops the relay and starts it again on the same data and port. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
  /** A copy of what the relay has by now, while it runs; the function it gives stops the relay and starts it again on that copy. */
  readonly backup: () => () => Promise<void>
  /** `before`: a device that was another and presents a new code. */
  readonly device: (
    role: Role,
    centre: string | null,
    options?: { clock?: Clock; seed?: number; before?: Tablet; way?: Way },
  ) => Promise<Tablet>
}

export type Tablet = {
  readonly device: Device
  readonly session: Session
  /** Connects until nothing is owed in either direction, then hangs up. Resolves with how it went. */
  readonly sync: () => Promise<End>
  /** Connects and stays. */
  readonly online: (changed?: (p: Progress) => void) => Connection
}

let names = 0

export const network = async (options: Partial<RelayOptions> = {}): Promise<Net> => {
  const folder = mkdtempSync(join(tmpdir(), 'relais-net-'))
  let relay!: Relay
  let close!: () => Promise<void>
  let registry!: RelayOptions['registry']
  let port = 0
  const start = async (): Promise<void> => {
    const log = openSqliteLog(join(folder, 'log.sqlite'))
    registry = openSqliteRegistry(join(folder, 'registry.sqlite'))
    relay = await startRelay({ log, registry, port, restoredAt: restoredAt(folder), ...options })
    port = relay.port
    close = async () => {
      await relay.close()
      await log.close()
      await registry.close()
    }
  }
  await start()
  onTestFinished(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  })
  const origin = (): string => `http://localhost:${port}`
  return {
    relay: () => relay,
    origin,
    folder,
    start,
    stop: () => close(),
    restart: async () => {
      await close()
      await start()
    },
    backup: () => {
      const copy = mkdtempSync(join(tmpdir(), 'relais-kept-'))
      for (const file of ['log.sqlite', 'registry.sqlite']) {
        const live = new DatabaseSync(join(folder, file), { readOnly: true })
        live.exec(`vacuum into '${join(copy, file)}'`)
        live.close()
      }
      return async () => {
        await close()
        rmSync(folder, { recursive: true })
        renameSync(copy, folder)
        await start()
      }
    },
    device: async (role, centre, { clock = deviceClock, seed, before, way = 'websocket' } = {}) => {
      const chance = seed === undefined ? null : rng(seed)
      const dice: Dice = {
        bytes: n => (chance ? Uint8Array.from({ length: n }, () => Math.floor(chance() * 256)) : crypto.getRandomValues(new Uint8Array(n))),
      }
      const db = before?.device.db ?? openDatabase(`net-${++names}-${Math.trunc(performance.now() * 1000)}`)
      if (!before) onTestFinished(() => db.delete())
      const made = await makeCode(
        registry,
        { role, centre: centre as CentreCode | null, label: 'Tablette' },
        (options.now ?? Date.now)(),
        RELAY_LIMITS,
      )
      const key = await makeKeyPair()
      const response = await fetch(`${origin()}/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code: made?.code, key: await publicHalf(key), label: '' }),
      })
      const answer = (await response.json()) as { ok: true; device: Session['device'] }
      const session: Session = { device: answer.device, role, centre: centre as CentreCode | null, key, at: '' }
      await setFact(db, 'session', session)
      for (const k of ['removed', 'rights'] as const) await dropFact(db, k) // as enrol does
      const device: Device = { db, clock, dice, build: '2025-09-01' as Device['build'] }
      const online = (changed: (p: Progress) => void = () => {}): Connection =>
        connect({ ...line(device, session, origin(), way), changed })
      return { device, session, online, sync: () => syncOnce(device, session, origin(), way) }
    },
  }
}

const line = (device: Device, session: Session, origin: string, way: Way) => ({
  db: device.db,
  dice: device.dice,
  session,
  now: device.clock.now,
  steady: device.clock.steady,
  metered: () => false,
  today: () => device.clock.local().day,
  sign: (nonce: Uint8Array) => sign(session.key, nonce, origin, session.device),
  socket: () => (way === 'websocket' ? new WebSocket(`${origin.replace('http', 'ws')}/mux`) : openPostSocket(`${origin}/mux`)),
})

/** Ten minutes of /y/ for a stock client, with the rights of this tablet. */
export const ticketFor = async (net: Net, tablet: Tablet, prefix: string): Promise<string> => {
  const { nonce } = (await (await fetch(`${net.origin()}/nonce`)).json()) as { nonce: string }
  const signature = await sign(tablet.session.key, Buffer.from(nonce, 'base64url'), net.origin(), tablet.session.device)
  const body = { device: tablet.session.device, nonce, signature: Buffer.from(signature).toString('base64url'), prefix }
  const response = await fetch(`${net.origin()}/ticket`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return ((await response.json()) as { ticket: string }).ticket
}

/** Owes nothing: the outbox is empty, and every document it asks for is as far as the relay said. */
const settled = async (device: Device, session: Session): Promise<boolean> =>
  (await device.db.outbox.count()) === 0 &&
  (await device.db.places.toArray()).every(p => p.want <= p.have || p.dropped === 1 || !asksFor(session, p.doc))

const syncOnce = async (device: Device, session: Session, origin: string, way: Way): Promise<End> => {
  let progress: Progress | null = null
  let checking: Promise<void> = Promise.resolve()
  const look = (): void => {
    checking = checking.then(async () => {
      const said = progress?.empty || (await device.db.refused.count()) > 0
      if (progress?.answered && said && (await settled(device, session))) connection.stop()
    })
  }
  const connection = connect({
    ...line(device, session, origin, way),
    changed: p => {
      progress = p
      look()
    },
  })
  // what ends the last frame's work is not itself a change: look again until it is over
  const again = setInterval(look, 20)
  const end = await connection.ended
  clearInterval(again)
  await checking // the last look, or it would read a database that is gone
  return end
}
