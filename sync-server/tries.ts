// Counting what one address, or one connection, asks of us. Time is given, so tests need not wait for it.

/** Something for each of at most `most` addresses, forgotten `keptMs` after it was last set. Each call costs the same, however many come. */
const createRemembered = <T>(
  most: number,
  keptMs: number,
  now: () => number,
): { get(address: string): T | undefined; set(address: string, what: T): void } => {
  /** The one that was set longest ago comes first. */
  const held = new Map<string, { readonly what: T; readonly until: number }>()
  return {
    get(address) {
      const h = held.get(address)
      return h && h.until > now() ? h.what : undefined
    },
    set(address, what) {
      held.delete(address)
      held.set(address, { what, until: now() + keptMs })
      for (const [oldest, { until }] of held) {
        if (held.size <= most && until > now()) break
        held.delete(oldest)
      }
    },
  }
}

/** Wrong tries within a window that slides with each of them. */
export type Tries = { blocked(address: string): boolean; failed(address: string): void }

/** `addresses`: how many are remembered; of more, those that tried longest ago are forgotten. */
export const createTries = (most: number, windowMs: number, addresses: number, now: () => number): Tries => {
  const wrong = createRemembered<number>(addresses, windowMs, now)
  return {
    blocked: address => (wrong.get(address) ?? 0) >= most,
    failed: address => wrong.set(address, (wrong.get(address) ?? 0) + 1),
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

/** A bucket for each address. Full ones are forgotten; of more than `addresses`, those that were used longest ago. */
export const createBuckets = (
  burst: number,
  perSecond: number,
  addresses: number,
  now: () => number,
): { take(address: string, n?: number): boolean } => {
  const buckets = createRemembered<Bucket>(addresses, (burst / perSecond) * 1000, now)
  return {
    take(address, n = 1) {
      const bucket = buckets.get(address) ?? createBucket(burst, perSecond, now)
      buckets.set(address, bucket)
      return bucket.take(n)
    },
  }
}
