// Tickets for stock clients, which cannot sign: a device proves itself over HTTP and gets a word that opens /y/ for ten minutes (Y6).
import { randomBytes } from 'node:crypto'
import { isDeviceId } from '../src/domain/device-id.ts'
import { isKey, keyFrom, type DeviceId, type Key } from '../src/domain/ids.ts'
import { bytesOf } from '../src/domain/id-bytes.ts'
import { LIMITS } from '../src/wire/limits.ts'
import type { Limits } from './limits.ts'
import { isProven } from './proof.ts'
import type { Device, Registry } from './registry.ts'

export type TicketAnswer =
  | { readonly ok: true; readonly ticket: string; readonly until: number }
  | { readonly ok: false; readonly problem: 'malformed' | 'nonce' | 'proof' | 'revoked' | 'busy' }

export type Tickets = {
  /** Null when too many wait. */
  nonce(): Key | null
  /** Who has signed one of these nonces: {device, nonce, signature}. A nonce serves once. */
  prove(said: unknown): Promise<Device | 'malformed' | 'nonce' | 'proof'>
  /** `body`: {device, nonce, signature, prefix}. `signature`: r‖s in base64url, over `proofText`; `prefix`: the names it shall open, '' = all that the device may. */
  ask(body: unknown): Promise<TicketAnswer>
  /** The device behind a ticket that opens `doc`; null when there is none, it has ended, or the device was revoked since. */
  holder(ticket: string, doc: string): Promise<Device | null>
}

const fieldsOf = (x: unknown): Record<string, unknown> => (typeof x === 'object' && x !== null ? x : {}) as Record<string, unknown>

const forgetBefore = (map: Map<string, { readonly until: number }>, now: number): void => {
  for (const [key, { until }] of map) if (until <= now) map.delete(key)
}

export const createTickets = (registry: Registry, origins: () => readonly string[], limits: Limits, now: () => number): Tickets => {
  const nonces = new Map<string, { readonly until: number }>()
  const tickets = new Map<string, { readonly until: number; readonly device: DeviceId; readonly prefix: string }>()

  const hasRoom = (map: Map<string, { readonly until: number }>): boolean => {
    if (map.size >= limits.tickets) forgetBefore(map, now())
    return map.size < limits.tickets
  }
  const prove: Tickets['prove'] = async said => {
    const { device: id, nonce, signature } = fieldsOf(said)
    if (!isDeviceId(id) || !isKey(nonce) || typeof signature !== 'string') return 'malformed'
    const asked = nonces.get(nonce)
    nonces.delete(nonce) // once, whatever comes of it
    if (!asked || asked.until <= now()) return 'nonce'
    const device = await registry.device(id)
    return device && isProven(device, bytesOf(nonce), Buffer.from(signature, 'base64url'), origins()) ? device : 'proof'
  }
  return {
    nonce() {
      if (!hasRoom(nonces)) return null
      const nonce = keyFrom(randomBytes(16))
      nonces.set(nonce, { until: now() + limits.nonceMs })
      return nonce
    },
    prove,
    async ask(body) {
      const { prefix } = fieldsOf(body)
      if (typeof prefix !== 'string' || prefix.length > LIMITS.name) return { ok: false, problem: 'malformed' }
      const device = await prove(body)
      if (typeof device === 'string') return { ok: false, problem: device }
      if (device.revokedAt !== null) return { ok: false, problem: 'revoked' }
      if (!hasRoom(tickets)) return { ok: false, problem: 'busy' }
      const ticket = keyFrom(randomBytes(16))
      const until = now() + limits.ticketMs
      tickets.set(ticket, { until, device: device.id, prefix })
      return { ok: true, ticket, until: Math.floor(until / 1000) }
    },
    async holder(ticket, doc) {
      const t = tickets.get(ticket)
      if (!t || t.until <= now() || !doc.startsWith(t.prefix)) return null
      const device = await registry.device(t.device)
      return device && device.revokedAt === null ? device : null
    },
  }
}
