// Chance from a seed, so that a demonstration can be made again exactly.

/** mulberry32: numbers in [0, 1). */
export const chance = (seed: number): (() => number) => {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const pick = <T>(r: () => number, weighted: readonly (readonly [T, number])[]): T => {
  let left = r() * weighted.reduce((n, [, w]) => n + w, 0)
  for (const [value, weight] of weighted) if ((left -= weight) < 0) return value
  return weighted[weighted.length - 1]![0] // rounding; a list is never empty
}

/** A Poisson number by Knuth's product; fine for means below 100. */
export const poisson = (r: () => number, mean: number): number => {
  const limit = Math.exp(-mean)
  let n = 0
  for (let p = r(); p > limit; p *= r()) n++
  return n
}
