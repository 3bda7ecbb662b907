// What a device signs to say who it is. The relay's public address is in it: a proof given to a look-alike is worthless elsewhere.
import { keyFrom } from '../domain/ids.ts'
import type { DeviceId } from '../domain/ids.ts'

/** 'relais-proof-1', nonce (base64url), origin, device id: four lines, UTF-8. Signed with ECDSA P-256 and SHA-256, raw r‖s (64 bytes). */
export const proofText = (nonce: Uint8Array, origin: string, device: DeviceId): Uint8Array =>
  new TextEncoder().encode(['relais-proof-1', keyFrom(nonce), origin, device].join('\n'))
