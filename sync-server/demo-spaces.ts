// Demo networks: each a whole relay core in memory on the year that all share, forgotten when nobody comes (D-rules).
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { isDay, type Day, type Minutes } from '../src/domain/day.ts'
import { keyFrom } from '../src/domain/ids.ts'
import type { EnrolAnswer } from '../src/wire/questions.ts'
import { createCore, type Core, type CoreOptions } from './core.ts'
import { createDemoSeeds, isNear, type DemoSeed } from './demo-seed.ts'
import { newDevice, readLabel, readRole } from './enrol.ts'
import { createMemoryLog } from './log-memory.ts'
import { readPublicKey } from './proof.ts'
import { openSqliteRegistry } from './registry-sqlite.ts'
import type { Device, Registry } from './registry.ts'
import { createBuckets } from './tries.ts'

export type DemoAnswer = { readonly ok: true; readonly space: string } | { readonly ok: false; readonly problem: 'malformed' | 'busy' }

export type DemoSpaces = {
  /** `body`: nothing, or the day and the minute where it is asked for. */
  make(body: Uint8Array, address: string): Promise<DemoAnswer>
  /** Null when the space is gone. */
  enrol(space: string, body: unknown, relay: string): Promise<EnrolAnswer | null>
  core(space: string): Core | null
  count(): number
  close(): Promise<void>
}

/** `pretended`: devices that only stand for when a centre was heard, of which nobody has the key. */
type Space = { readonly core: Core; readonly registry: Registry; readonly pretended: readonly Device[]; touched: number }

/** The wall clock of whoever asks: its day and the minute of it. */
type Wall = { readonly day: Day; readonly minute: Minutes }
const here = (now: number): Wall => {
  const d = new Date(now)
  const two = (n: number): string => String(n).padStart(2, '0')
  const day = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}` as Day // a date's own parts
  return { day, minute: d.getHours() * 60 + d.getMinutes() }
}
/** Nothing, or `{day, minute}`; null for what is neither. Who is more than a day away from us has a wrong clock and is taken by ours. */
const readWall = (body: Uint8Array, now: number): Wall | null => {
  if (body.length === 0) return here(now)
  let asked: unknown
  try {
    asked = JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null // no JSON
  }
  const { day, minute } = (typeof asked === 'object' && asked !== null ? asked : {}) as Record<string, unknown>
  if (!isDay(day) || !Number.isInteger(minute) || (minute as number) < 0 || (minute as number) > 1439) return null
  return isNear(day, here(now).day) ? { day, minute: minute as number } : here(now) // isInteger above
}

/** A device of each centre that was last heard then. */
const pretendHeard = async (registry: Registry, heard: ReturnType<DemoSeed['heard']>): Promise<readonly Device[]> => {
  const key = readPublicKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }))
  if (!key) throw new Error('a new key that is none')
  for (const [centre, at] of heard)
    await enrolWithoutCode(registry, { ...newDevice(key, 'staff', centre, 'Tablette', at * 1000), heardAt: at })
  return registry.devices()
}

/** Where a real device notes visits the pretended one has had its day: it would hold its centre back for ever. */
const makeRoom = async ({ core, registry, pretended }: Space, { role, centre, enrolledAt }: Device): Promise<void> => {
  if (role === 'staff' || role === 'coordinator')
    for (const p of pretended) if (p.centre === centre) await registry.revoke(p.id, enrolledAt)
  core.shared.heard.changed()
}

/** By a code that nobody needs to know. */
const enrolWithoutCode = async (registry: Registry, device: Device): Promise<void> => {
  const hash = randomBytes(32)
  const { role, centre, label } = device
  await registry.addCode({ hash, role, centre, label, until: device.enrolledAt + 1, usedAt: null, usedBy: null })
  await registry.enrol(hash, device)
}

export const createDemoSpaces = ({ origins, now, limits, line }: Omit<CoreOptions, 'log' | 'registry' | 'open'>): DemoSpaces => {
  const spaces = new Map<string, Space>()
  const seeds = createDemoSeeds(now)
  const makers = createBuckets(limits.demoPerHour, limits.demoPerHour / 3600, limits.addresses, now)

  const drop = async (name: string, space: Space): Promise<void> => {
    spaces.delete(name)
    await space.core.close()
    await space.registry.close()
  }
  /** Those that nobody has used for long, and while there are too many the one unused for longest. */
  const tidy = async (): Promise<void> => {
    for (const [name, s] of spaces) {
      if (s.core.connections() > 0) s.touched = now()
      if (now() - s.touched > limits.demoIdleMs) await drop(name, s)
    }
    while (spaces.size >= limits.demoSpaces) {
      const [oldest] = [...spaces].sort(([, a], [, b]) => a.touched - b.touched)
      if (oldest) await drop(...oldest)
    }
  }
  const use = (name: string): Space | null => {
    const s = spaces.get(name)
    if (!s || (s.core.connections() === 0 && now() - s.touched > limits.demoIdleMs)) return null
    s.touched = now()
    return s
  }

  return {
    async make(body, address) {
      if (!makers.take(address)) return { ok: false, problem: 'busy' }
      const wall = readWall(body, now())
      if (!wall) return { ok: false, problem: 'malformed' }
      const seed = await seeds.of(wall.day)
      const log = createMemoryLog(seed.year, limits.demoLog)
      await log.write(seed.today(wall.minute))
      await log.flush()
      await tidy()
      const registry = openSqliteRegistry(':memory:')
      const pretended = await pretendHeard(registry, seed.heard())
      const name = keyFrom(randomBytes(16))
      spaces.set(name, {
        core: await createCore({ log, registry, origins, now, limits, line }),
        registry,
        pretended,
        touched: now(),
      })
      line({ demo: 'made', rows: (await log.head()).seq, spaces: spaces.size })
      return { ok: true, space: name }
    },
    async enrol(name, body, relay) {
      const space = use(name)
      if (!space) return null
      const { role, centre, key: jwk, label: called } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
      const who = readRole(role, centre)
      const label = readLabel(called, limits)
      if (!who || label === null) return { ok: false, problem: 'malformed' }
      const key = readPublicKey(jwk)
      if (!key) return { ok: false, problem: 'key' }
      if ((await space.registry.devices()).length >= limits.demoDevices + space.pretended.length) return { ok: false, problem: 'busy' }
      const device = newDevice(key, who.role, who.centre, label, now())
      await enrolWithoutCode(space.registry, device)
      await makeRoom(space, device)
      return { ok: true, device: device.id, role: device.role, centre: device.centre, relay }
    },
    core: name => use(name)?.core ?? null,
    count: () => spaces.size,
    async close() {
      for (const [name, space] of spaces) await drop(name, space)
    },
  }
}
