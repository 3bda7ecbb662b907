// Chance that can be repeated. A failing run prints its seed; RELAIS_SEED runs it again.

/** mulberry32: numbers in [0, 1) from a 32-bit seed. */
export const rng = (seed: number): (() => number) => {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The seed of this run: RELAIS_SEED, else a new one. Put it in the name of the suite. */
export const seedOf = (): number => Number(process.env['RELAIS_SEED'] ?? (Date.now() ^ (process.pid << 8)) >>> 0)
