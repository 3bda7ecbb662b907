// What somebody carries by hand for a device: a piece, signed by the device that put it into the bundle (rules K1 to K6).
import type { DeviceId } from '../domain/ids.ts'

/**
 * What became of a carried piece. 'kept': the relay has it, on disk. 'gap': what comes before it is not there yet: it may be presented again.
 * 'taken', 'key-known': here already, at another place. 'quarantine': its signer was removed; it is set apart. 'full': that signer's
 * share of what is set apart is. 'unknown': no such signer. 'signature': not signed by it, or for another address. 'closed': nothing enters that document any more.
 */
export const FATES = [
  'kept',
  'gap',
  'taken',
  'key-known',
  'forbidden',
  'form',
  'too-big',
  'quarantine',
  'full',
  'unknown',
  'signature',
  'closed',
] as const
export type Fate = (typeof FATES)[number]

/** Of a signature: raw r‖s of ECDSA P-256. Bytes. */
export const SIGNATURE_BYTES = 64

/**
 * What the signer signs: five lines, then the piece as it travels. The relay's public address is in it: what was made for one network is
 * worthless in another; and the first line keeps a proof (proof.ts) from being taken for it.
 */
export const carriedText = (origin: string, signer: DeviceId, doc: string, deflated: Uint8Array): Uint8Array => {
  const head = new TextEncoder().encode(['relais-carried-1', origin, signer, doc, deflated.length, ''].join('\n'))
  const out = new Uint8Array(head.length + deflated.length)
  out.set(head)
  out.set(deflated, head.length)
  return out
}
