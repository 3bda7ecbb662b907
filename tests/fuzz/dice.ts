// Chance with taste: numbers where readers break, and bytes that were nearly right.
import { keyFrom, type Key } from '../../src/domain/ids.ts'
import { rng } from '../random.ts'

export type Dice = {
  /** A number in [0, n). */
  readonly int: (n: number) => number
  readonly chance: (p: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  readonly bytes: (n: number) => Uint8Array
  /** A key that nobody has. */
  readonly key: () => Key
  /** Mostly small; else one at which some reader counts wrong. */
  readonly number: () => number
  /** The same bytes with something wrong in them. */
  readonly spoil: (bytes: Uint8Array) => Uint8Array
}

const EDGES = [0, 1, 2, 3, 63, 64, 127, 128, 255, 256, 4095, 4096, 4097, 16_383, 16_384, 65_535, 65_536, 2 ** 20, 2 ** 31 - 1, 2 ** 31]
const FAR = [2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32, 2 ** 40, 2 ** 52, Number.MAX_SAFE_INTEGER]
const TEN = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]

export const diceOf = (seed: number): Dice => {
  const r = rng(seed)
  const int = (n: number): number => Math.floor(r() * n)
  const chance = (p: number): boolean => r() < p
  const pick = <T>(list: readonly T[]): T => list[int(list.length)]!
  const bytes = (n: number): Uint8Array => {
    const made = new Uint8Array(n)
    for (let i = 0; i < n; i++) made[i] = int(256)
    return made
  }
  const splice = (b: Uint8Array, at: number, out: number, put: ArrayLike<number>): Uint8Array => {
    const made = new Uint8Array(Math.max(0, b.length - out) + put.length)
    made.set(b.subarray(0, at))
    made.set(put, at)
    made.set(b.subarray(at + out), at + put.length)
    return made
  }
  const spoil = (b: Uint8Array): Uint8Array => {
    if (b.length === 0) return bytes(1 + int(4))
    const at = int(b.length)
    const rest = Math.min(b.length - at, 1 + int(8))
    switch (int(8)) {
      case 0:
        return b.slice(0, at)
      case 1:
        return splice(b, at, 0, bytes(1 + int(6)))
      case 2:
        return splice(b, at, rest, [])
      case 3:
        return splice(b, at, 1, TEN)
      case 4:
        return splice(b, at, 0, b.slice(at, at + rest))
      case 5:
        return splice(b, b.length, 0, b.slice(0, 2000))
      default: {
        const made = b.slice()
        for (let i = 1 + int(3); i > 0; i--) made[int(made.length)]! ^= 1 << int(8)
        return made
      }
    }
  }
  return {
    int,
    chance,
    pick,
    bytes,
    key: () => keyFrom(bytes(16)),
    number: () => (chance(0.6) ? int(12) : chance(0.7) ? pick(EDGES) : pick(FAR)),
    spoil,
  }
}
