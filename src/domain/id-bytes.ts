// Ids as bytes, for what is signed and sent.
import { ALPHABET, type DeviceId, type Key } from './ids.ts'

/** The 16 bytes behind an id. */
export const bytesOf = (key: Key | DeviceId): Uint8Array => {
  const out = new Uint8Array(16)
  let bits = 0
  let held = 0
  let n = 0
  for (const ch of key) {
    bits = (bits << 6) | ALPHABET.indexOf(ch)
    held += 6
    if (held >= 8 && n < 16) {
      held -= 8
      out[n++] = (bits >> held) & 255
    }
  }
  return out
}
