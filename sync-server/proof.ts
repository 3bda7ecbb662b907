// Whether a signature shows that a device is who it says it is, here and now (M2, Y6).
import { createPublicKey, verify } from 'node:crypto'
import { proofText } from '../src/wire/proof.ts'
import type { Device, PublicKey } from './registry.ts'

const COORDINATE = /^[A-Za-z0-9_-]{43}$/

/** The public half of a P-256 key from a JWK that somebody sent; null for anything else, a point off the curve too. */
export const readPublicKey = (jwk: unknown): PublicKey | null => {
  if (typeof jwk !== 'object' || jwk === null) return null
  const { kty, crv, x, y } = jwk as Record<string, unknown>
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string' || !COORDINATE.test(x) || !COORDINATE.test(y))
    return null
  const key: PublicKey = { kty, crv, x, y }
  try {
    createPublicKey({ key, format: 'jwk' })
    return key
  } catch {
    return null // the point is not on the curve
  }
}

/** `signature`: 64 bytes r‖s over `proofText`. Any of our public addresses will do; a proof made for another place does not. */
export const isProven = (device: Device, nonce: Uint8Array, signature: Uint8Array, origins: readonly string[]): boolean => {
  if (signature.length !== 64) return false
  const key = createPublicKey({ key: device.key, format: 'jwk' })
  return origins.some(origin => verify('sha256', proofText(nonce, origin, device.id), { key, dsaEncoding: 'ieee-p1363' }, signature))
}
