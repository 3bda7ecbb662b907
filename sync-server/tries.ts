// Counting what one address, or one connection, asks of us. Time is given, so tests need not wait for it.

/** Wrong tries within a window that slides with each of them. */
export type Tries = { blocked(address: string): boolean; failed(address: string): void }

export const createTries = (most: number, windowMs: number, now: () => number): Tries => {
  const wrong = new Map<string, { n: number; until: number }>()
  const current = (address: string): { n: number; until: number } | undefined => {
    const t = wrong.get(address)
    if (t && t.until <= now()) wrong.delete(address)
    return wrong.get(address)
  }
  return {
    blocked: address => (current(address)?.n ?? 0) >= most,
    failed(address) {
      if (wrong.size > 10_000) for (const [a, t] of wrong) if (t.until <= now()) wrong.delete(a)
      wrong.set(address, { n: (current(address)?.n ?? 0) + 1, until: now() + windowMs })
    },
  }
}

/** A bucket that holds `burst` and gets `perSecond` back. */
export type Bucket = { take(n: number): boolean }

export const createBucket = (burst: number, perSecond: number, now: () => number): Bucket => {
  let level = burst
  let at = now()
  return {
    take(n) {
      const t = now()
      level = Math.min(burst, level + (Math.max(0, t - at) / 1000) * perSecond)
      at = t
      if (level < n) return false
      level -= n
      return true
    },
  }
}

/** A bucket for each address. Full buckets are forgotten when there are many. */
export const createBuckets = (burst: number, perSecond: number, now: () => number): { take(address: string, n?: number): boolean } => {
  const buckets = new Map<string, { bucket: Bucket; at: number }>()
  return {
    take(address, n = 1) {
      if (buckets.size > 10_000) for (const [a, b] of buckets) if (now() - b.at > (burst / perSecond) * 1000) buckets.delete(a)
      let b = buckets.get(address)
      if (!b) buckets.set(address, (b = { bucket: createBucket(burst, perSecond, now), at: now() }))
      b.at = now()
      return b.bucket.take(n)
    },
  }
}
