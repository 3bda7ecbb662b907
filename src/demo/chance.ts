// Chance from a seed, so that a demonstration can be made again exactly.

/** Numbers in [0, 1). */
export type Chance = () => number

/** mulberry32. */
export const chance = (seed: number): Chance => {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Chance of its own for something that has a name: what happens on one day is the same whatever happened on the others. FNV-1a over the words. */
export const chanceOf = (seed: number, ...words: readonly string[]): Chance => {
  let h = (0x811c9dc5 ^ seed) >>> 0
  for (const c of words.join('\n')) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return chance(h)
}

export const pick = <T>(r: Chance, weighted: readonly (readonly [T, number])[]): T => {
  let left = r() * weighted.reduce((n, [, w]) => n + w, 0)
  for (const [value, weight] of weighted) if ((left -= weight) < 0) return value
  return weighted[weighted.length - 1]![0] // rounding; a list is never empty
}

/** One of a list that is not empty. */
export const oneOf = <T>(r: Chance, list: readonly T[]): T => list[Math.floor(r() * list.length)]! // r() < 1

/** Another order of the same. Fisher and Yates. */
export const shuffled = <T>(r: Chance, list: readonly T[]): T[] => {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(r() * (i + 1))
    ;[out[i], out[j]] = [out[j]!, out[i]!] // both within
  }
  return out
}

/** Each value as often as is said, in some order: where shares are exact. */
export const dealt = <T>(r: Chance, counts: readonly (readonly [T, number])[]): T[] =>
  shuffled(
    r,
    counts.flatMap(([value, n]) => Array.from({ length: n }, () => value)),
  )

/** A Poisson number by Knuth's product; fine for means below 100. */
export const poisson = (r: Chance, mean: number): number => {
  const limit = Math.exp(-mean)
  let n = 0
  for (let p = r(); p > limit; p *= r()) n++
  return n
}

export const bytesBy = (r: Chance, n: number): Uint8Array => Uint8Array.from({ length: n }, () => Math.floor(r() * 256))
