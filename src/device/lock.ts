// The secret of the screen's lock, kept as a salted slow hash alone. It hides a screen; it ciphers nothing.
import type { Dice } from '../store/commit.ts'
import type { Lock } from '../store/facts.ts'

const ROUNDS = 600_000

const hashOf = async (secret: string, salt: Uint8Array, rounds: number): Promise<Uint8Array> => {
  const typed = new TextEncoder().encode(secret.normalize('NFKC'))
  const key = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const bits = { name: 'PBKDF2', hash: 'SHA-256', salt: salt as Uint8Array<ArrayBuffer>, iterations: rounds }
  return new Uint8Array(await crypto.subtle.deriveBits(bits, key, 256))
}

export const makeLock = async (dice: Dice, secret: string): Promise<Lock> => {
  const salt = dice.bytes(16)
  return { salt, hash: await hashOf(secret, salt, ROUNDS), rounds: ROUNDS }
}

/** Every byte is looked at, so the time tells nothing. */
export const opens = async (lock: Lock, secret: string): Promise<boolean> => {
  const hash = await hashOf(secret, lock.salt, lock.rounds)
  return hash.reduce((differs, byte, i) => differs | (byte ^ (lock.hash[i] ?? -1)), 0) === 0
}
