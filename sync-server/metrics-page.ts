// /metrics (W3): who may read it, and what it says of now.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Core } from './core.ts'
import type { Log } from './log.ts'
import type { Gauge } from './metrics.ts'
import type { Operation } from './operation.ts'
import type { Registry } from './registry.ts'

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Who asks on this machine itself, not through a proxy; or who shows the token. */
export const mayReadMetrics = (req: IncomingMessage, token: string | null): boolean => {
  const said = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1]
  if (token !== null && said !== undefined && timingSafeEqual(hash(said), hash(token))) return true
  const handedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some(h => req.headers[h] !== undefined)
  return !handedOn && /^(::1$|127\.|::ffff:127\.)/.test(req.socket.remoteAddress ?? '')
}

const DAY = 86_400
const WITHIN = [
  ['day', DAY],
  ['week', 7 * DAY],
  ['fortnight', 14 * DAY],
  ['longer', Infinity],
] as const

/** How many devices in use were heard within which time: counts, no device and no centre. */
const heardGauges = async (registry: Registry, seconds: number): Promise<Gauge[]> => {
  const devices = (await registry.devices()).filter(d => d.revokedAt === null && d.replacedBy === null)
  const of = (heardAt: number): string => WITHIN.find(([, most]) => seconds - heardAt <= most)?.[0] ?? 'longer'
  return [...WITHIN.map(([word]) => word), 'never'].map(word => ({
    name: 'relais_devices',
    says: 'Devices in use, by how long ago they were last heard to hold nothing back.',
    value: devices.filter(d => (d.heardAt === null ? 'never' : of(d.heardAt)) === word).length,
    label: ['heard', word],
  }))
}

type Looked = {
  readonly core: Core
  readonly operation: Operation
  readonly registry: Registry
  readonly log: Log
  readonly now: () => number
}

export const metricsText = async ({ core, operation, registry, log, now }: Looked): Promise<string> => {
  core.traffic()
  const seconds = now() / 1000
  const room = await operation.disk.room()
  const backup = operation.backup()
  const gauge = (name: string, says: string, value: number | null): Gauge => ({ name, says, value })
  return operation.metrics.text([
    gauge('relais_connections', 'Connections open now.', core.connections()),
    gauge('relais_waiting_pieces', 'Pieces and updates that wait for the log.', core.shared.commit.waiting()),
    gauge('relais_log_broken', '1 when the last batch could not be stored.', core.shared.commit.broken() ? 1 : 0),
    gauge('relais_log_rows', 'Rows in the log.', (await log.head()).seq),
    gauge('relais_damaged_rows', 'Rows found damaged since the start.', operation.damaged()),
    gauge('relais_backup_age_seconds', 'Since the last verified backup.', backup && Math.max(0, Math.round(seconds - backup.at))),
    gauge('relais_disk_free_bytes', 'Room on the disk of the data folder.', room && room.free),
    gauge('relais_disk_size_bytes', 'Size of that disk.', room && room.size),
    ...(await heardGauges(registry, seconds)),
    gauge('process_resident_memory_bytes', 'Memory of the relay.', process.memoryUsage.rss()),
    gauge('process_start_time_seconds', 'When it was started.', Math.round(Date.now() / 1000 - process.uptime())),
  ])
}
