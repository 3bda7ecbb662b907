// The id of a device that had to begin before the relay could give it one (C18): made of its key, so that what it signs before it is linked is its own
// afterwards too, and nobody can choose the id of another.
import { keyFrom, type DeviceId } from '../domain/ids.ts'

/** The two coordinates of the public half of a P-256 key, as a JWK has them: 43 base64url characters each. */
export type Point = { readonly x: string; readonly y: string }

/** 16 bytes of a sha-256, in a browser and in Node alike. */
export const idOfKey = async ({ x, y }: Point): Promise<DeviceId> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`relais-device-1\n${x}\n${y}`))
  return keyFrom(new Uint8Array(hash, 0, 16)) as string as DeviceId // both are 22 characters
}
