// What the environment says. Everything has a default; what cannot be meant is told in one sentence (P1).
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

export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => ({
  port: readPort(env['PORT']),
  host: env['HOST'] || '127.0.0.1',
  data: env['RELAIS_DATA'] || './data',
  origin: readOrigin(env['RELAIS_ORIGIN']),
  open: readOpen(env['RELAIS_OPEN']),
  demo: readDemo(env['RELAIS_DEMO']),
})
