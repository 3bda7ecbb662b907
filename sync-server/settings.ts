// What the environment says. Everything has a default; what cannot be meant is told in one sentence (P1).
import { RELAY_LIMITS } from './limits.ts'
import { isOpenPrefix } from './open.ts'

export type Settings = {
  readonly port: number
  readonly host: string
  readonly data: string
  /** Null: the localhost address of the port. */
  readonly origin: string | null
  readonly open: string | null
  /** 'first': a page that belongs to no network opens the demonstration at once. */
  readonly demo: 'on' | 'first' | 'off'
  /** The hour of the nightly backup by this machine's clock; null: none is made. */
  readonly backupHour: number | null
  /** A second folder that gets a copy of each backup, or null. */
  readonly backupDir: string | null
  /** Bytes of the disk that stay free: below, nothing is taken. */
  readonly diskFloor: number
  /** Where alarms are posted, or null. */
  readonly alarmUrl: string | null
  /** Who shows it may read /metrics from anywhere; null: only this machine. */
  readonly metricsToken: string | null
}

/** A sentence for the operator: the relay cannot start like this. */
export class Unusable extends Error {}

const readPort = (text: string | undefined): number => {
  if (text === undefined || text === '') return 8787
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Unusable(`PORT must be a number from 0 to 65535, not "${text}".`)
  return port
}

const readOrigin = (text: string | undefined): string | null => {
  if (!text) return null
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    throw new Unusable(`RELAIS_ORIGIN must be the public address without a path, for example https://relais.example.org, not "${text}".`)
  return url.origin
}

const readOpen = (text: string | undefined): string | null => {
  if (!text) return null
  if (!isOpenPrefix(text))
    throw new Unusable(
      `RELAIS_OPEN must be a prefix of its own that ends in "/", for example open/ — not "${text}": it would open the network's documents or has no name.`,
    )
  return text
}

const readDemo = (text: string | undefined): Settings['demo'] => {
  if (!text) return 'on'
  if (text === '0') return 'off'
  if (text === '1') return 'first'
  throw new Unusable(`RELAIS_DEMO must be 1 (open with the demonstration) or 0 (no demonstration), not "${text}".`)
}

const readHour = (text: string | undefined): number | null => {
  if (!text) return 3
  if (text === 'off') return null
  if (!/^\d{1,2}$/.test(text) || Number(text) > 23)
    throw new Unusable(`RELAIS_BACKUP_HOUR must be an hour from 0 to 23, or off, not "${text}".`)
  return Number(text)
}

const readFloor = (text: string | undefined): number => {
  if (!text) return RELAY_LIMITS.diskFloor
  if (!/^\d{1,7}$/.test(text)) throw new Unusable(`RELAIS_DISK_FLOOR must be a number of megabytes that stay free, not "${text}".`)
  return Number(text) * 1024 * 1024
}

const readAlarmUrl = (text: string | undefined): string | null => {
  if (!text) return null
  const url = URL.parse(text)
  // the address may be a secret: it is not repeated
  if (!url || !/^https?:$/.test(url.protocol)) throw new Unusable('RELAIS_ALARM_URL must be a web address that takes a POST.')
  return url.href
}

const readToken = (text: string | undefined): string | null => {
  if (!text) return null
  if (!/^[\x21-\x7e]{16,200}$/.test(text)) throw new Unusable('RELAIS_METRICS_TOKEN must have 16 to 200 characters without a space.')
  return text
}

export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => ({
  port: readPort(env['PORT']),
  host: env['HOST'] || '127.0.0.1',
  data: env['RELAIS_DATA'] || './data',
  origin: readOrigin(env['RELAIS_ORIGIN']),
  open: readOpen(env['RELAIS_OPEN']),
  demo: readDemo(env['RELAIS_DEMO']),
  backupHour: readHour(env['RELAIS_BACKUP_HOUR']),
  backupDir: env['RELAIS_BACKUP_DIR'] || null,
  diskFloor: readFloor(env['RELAIS_DISK_FLOOR']),
  alarmUrl: readAlarmUrl(env['RELAIS_ALARM_URL']),
  metricsToken: readToken(env['RELAIS_METRICS_TOKEN']),
})
