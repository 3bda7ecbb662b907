// Demo networks: each a whole relay core in memory, made from what the app brings along, forgotten when nobody comes (D-rules).
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import { documentClass, parseDocumentName } from '../src/domain/document-name.ts'
import { isCentreCode, keyFrom, type CentreCode } from '../src/domain/ids.ts'
import { FormError, readAppend } from '../src/wire/append.ts'
import type { EnrolAnswer } from '../src/wire/questions.ts'
import { createCore, type Core, type CoreOptions } from './core.ts'
import { newDevice, readLabel, readRole } from './enrol.ts'
import type { Offered } from './log.ts'
import { createMemoryLog } from './log-memory.ts'
import { readPublicKey } from './proof.ts'
import { openSqliteRegistry } from './registry-sqlite.ts'
import type { Device, Registry } from './registry.ts'
import { createBuckets } from './tries.ts'

export type DemoAnswer = { readonly ok: true; readonly space: string } | { readonly ok: false; readonly problem: 'malformed' | 'busy' }

export type DemoSpaces = {
  /** `body`: varUint n, n times a document's name and an update of the append class; varUint m, m times a centre and when it was last heard. */
  make(body: Uint8Array, address: string): Promise<DemoAnswer>
  /** Null when the space is gone. */
  enrol(space: string, body: unknown, relay: string): Promise<EnrolAnswer | null>
  core(space: string): Core | null
  count(): number
  close(): Promise<void>
}

/** Centres of one demonstration. */
const MAX_HEARD = 50

/** `pretended`: devices that only stand for when a centre was heard, of which nobody has the key. */
type Space = { readonly core: Core; readonly registry: Registry; readonly pretended: readonly Device[]; touched: number }

/** What a demonstration begins with: its documents, and when each centre is said to have been heard (seconds since 1970). */
type Seed = { readonly offered: readonly Offered[]; readonly heard: readonly (readonly [CentreCode, number])[] }

/** Throws `FormError` for anything but documents of the network with statements in them, and centres. */
const readSeed = (body: Uint8Array, at: number): Seed => {
  const d = decoding.createDecoder(body)
  const offered: Offered[] = []
  const heard: [CentreCode, number][] = []
  try {
    for (let n = decoding.readVarUint(d); n > 0; n--) {
      const doc = decoding.readVarString(d)
      const length = decoding.readVarUint(d)
      if (!parseDocumentName(doc) || documentClass(doc) === 'free' || d.pos + length > body.length) throw new FormError('seed')
      offered.push({ doc, device: 'demo', at, content: { is: 'append', structs: readAppend(decoding.readUint8Array(d, length)) } })
    }
    for (let n = decoding.readVarUint(d); n > 0; n--) {
      const centre = decoding.readVarString(d)
      if (!isCentreCode(centre) || heard.length >= MAX_HEARD) throw new FormError('seed')
      heard.push([centre, decoding.readVarUint(d)])
    }
  } catch (e) {
    throw e instanceof FormError ? e : new FormError('seed') // lib0 ran off the end of the bytes
  }
  if (d.pos !== body.length) throw new FormError('seed')
  return { offered, heard }
}

/** A device of each centre that was last heard then. */
const pretendHeard = async (registry: Registry, heard: Seed['heard']): Promise<readonly Device[]> => {
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
  const makers = createBuckets(limits.demoPerHour, limits.demoPerHour / 3600, now)

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
      let seed: Seed
      try {
        seed = readSeed(body, Math.floor(now() / 1000))
      } catch (e) {
        if (e instanceof FormError) return { ok: false, problem: 'malformed' }
        throw e
      }
      const log = createMemoryLog([], limits.demoLog)
      const written = await log.write(seed.offered)
      await log.flush()
      if (written.some(w => w.is === 'refused')) return { ok: false, problem: 'malformed' }
      await tidy()
      const registry = openSqliteRegistry(':memory:')
      const pretended = await pretendHeard(registry, seed.heard)
      const name = keyFrom(randomBytes(16))
      spaces.set(name, {
        core: await createCore({ log, registry, origins, now, limits, line }),
        registry,
        pretended,
        touched: now(),
      })
      line({ demo: 'made', documents: new Set(seed.offered.map(s => s.doc)).size, spaces: spaces.size })
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
