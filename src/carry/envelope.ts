// The closed envelope around a bundle: a header that says only how it is closed, then AES-GCM under a key made slowly of the six words.
// Nothing in clear says whose it is, what is in it, or how much: 'relais', version, rounds, salt, iv – 39 bytes.
import type { Dice } from '../store/commit.ts'
import { CARRY_LIMITS } from './limits.ts'

const MAGIC = new TextEncoder().encode('relais')
/** The version this app writes, and the newest it reads. */
export const VERSION = 1
const SALT = 16
const IV = 12
const TAG = 16
export const HEADER_BYTES = MAGIC.length + 1 + 4 + SALT + IV

/** Why an envelope stays closed. 'none': it is not one; 'newer': of a newer app; 'cut': its end is missing; 'big': beyond our bounds; 'words': other words, or a byte was changed. */
export type Unopened = 'none' | 'newer' | 'cut' | 'big' | 'words'

const keyOf = async (words: readonly string[], salt: Uint8Array, rounds: number, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> => {
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(words.join(' ')), 'PBKDF2', false, ['deriveKey'])
  const slowly = { name: 'PBKDF2', hash: 'SHA-256', salt: salt as Uint8Array<ArrayBuffer>, iterations: rounds }
  return crypto.subtle.deriveKey(slowly, secret, { name: 'AES-GCM', length: 256 }, false, [use])
}
const gcm = (header: Uint8Array): AesGcmParams => ({
  name: 'AES-GCM',
  iv: header.slice(HEADER_BYTES - IV) as Uint8Array<ArrayBuffer>,
  additionalData: header as Uint8Array<ArrayBuffer>,
})

/** Closes `inside`. `rounds`: fewer in tests only. */
export const close = async (
  inside: Uint8Array,
  words: readonly string[],
  dice: Dice,
  rounds: number = CARRY_LIMITS.rounds,
): Promise<Uint8Array> => {
  const header = new Uint8Array(HEADER_BYTES)
  header.set(MAGIC)
  header[MAGIC.length] = VERSION
  new DataView(header.buffer).setUint32(MAGIC.length + 1, rounds)
  header.set(dice.bytes(SALT), MAGIC.length + 5)
  header.set(dice.bytes(IV), HEADER_BYTES - IV)
  const key = await keyOf(words, header.slice(MAGIC.length + 5, HEADER_BYTES - IV), rounds, 'encrypt')
  const closed = new Uint8Array(await crypto.subtle.encrypt(gcm(header), key, inside as Uint8Array<ArrayBuffer>))
  const out = new Uint8Array(HEADER_BYTES + closed.length)
  out.set(header)
  out.set(closed, HEADER_BYTES)
  return out
}

/** What can be said of it without the words: null where it looks like one of ours. */
export const looksWrong = (bytes: Uint8Array): Exclude<Unopened, 'words'> | null => {
  if (!MAGIC.every((b, i) => bytes[i] === b)) return 'none'
  if ((bytes[MAGIC.length] ?? 0) > VERSION) return 'newer'
  if (bytes.length < HEADER_BYTES + TAG) return 'cut'
  if (bytes.length > CARRY_LIMITS.file) return 'big'
  const rounds = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length + 1)
  return rounds > CARRY_LIMITS.mostRounds ? 'big' : rounds < CARRY_LIMITS.leastRounds || bytes[MAGIC.length] === 0 ? 'none' : null
}

/** What is inside, or why it stays closed. */
export const open = async (bytes: Uint8Array, words: readonly string[]): Promise<Uint8Array | Unopened> => {
  const wrong = looksWrong(bytes)
  if (wrong) return wrong
  const header = bytes.slice(0, HEADER_BYTES)
  const rounds = new DataView(header.buffer).getUint32(MAGIC.length + 1)
  const key = await keyOf(words, header.slice(MAGIC.length + 5, HEADER_BYTES - IV), rounds, 'decrypt')
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(header), key, bytes.slice(HEADER_BYTES)))
  } catch {
    return 'words' // the platform says no more than that it does not fit
  }
}
