// Damage by chance: what a strict reader must survive.

const FLIPS = 200_000

/** Flips one to three bits of `valid`, 200,000 times, and counts how often `read` did not answer 'read'. What it throws is thrown on. */
export const refusedFlips = (valid: Uint8Array, read: (bytes: Uint8Array) => string, chance: () => number): number => {
  let refused = 0
  for (let i = 0; i < FLIPS; i++) {
    const bytes = valid.slice()
    for (let flips = 1 + Math.floor(chance() * 3); flips > 0; flips--) {
      const at = Math.floor(chance() * bytes.length)
      bytes[at] = bytes[at]! ^ (1 << Math.floor(chance() * 8))
    }
    if (read(bytes) !== 'read') refused++
  }
  return refused
}
