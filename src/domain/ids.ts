// Names of things. Each is a string that has been checked once; after that its type says so.

/** 128 random bits as 22 base64url characters. Names a statement, and the record its create makes. Never ordered by time: a time-ordered id carries the visit's millisecond. */
export type Key = string & { readonly brand: 'Key' }
/** A centre's short code: 2 to 16 of a–z, 0–9 and '-', first a letter or digit. Part of document names, so it never changes. */
export type CentreCode = string & { readonly brand: 'CentreCode' }
/** A device: 128 random bits as 22 base64url characters, given by the relay when the code was accepted. */
export type DeviceId = string & { readonly brand: 'DeviceId' }

const KEY = /^[A-Za-z0-9_-]{22}$/
const CENTRE = /^[a-z0-9][a-z0-9-]{1,15}$/

export const isKey = (x: unknown): x is Key => typeof x === 'string' && KEY.test(x)
export const isCentreCode = (x: unknown): x is CentreCode => typeof x === 'string' && CENTRE.test(x)

export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** 16 random bytes to a 22-character id. The caller brings the dice. */
export const keyFrom = (bytes: Uint8Array): Key => {
  let out = ''
  for (let i = 0; i < 16; i += 3) {
    const a = bytes[i] ?? 0
    const b = bytes[i + 1] ?? 0
    const c = bytes[i + 2] ?? 0
    out += ALPHABET[a >> 2]! + ALPHABET[((a & 3) << 4) | (b >> 4)]! + ALPHABET[((b & 15) << 2) | (c >> 6)]! + ALPHABET[c & 63]!
  }
  return out.slice(0, 22) as Key
}
