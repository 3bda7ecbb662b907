// One pure function turns facts into the word the person sees. Never "synced": how many wait, since when, and when the head was last heard.
import type { Waiting } from '../store/waiting.ts'
import type { StorageGrade } from '../device/storage-grade.ts'

/** 'open': the database takes what is written. 'closed': the browser closed it. 'full': it refused for lack of room. */
export type Keeping = 'open' | 'closed' | 'full'

export type StatusFacts = {
  readonly waiting: Waiting
  /** Records the relay refused. */
  readonly refused: number
  /** Paragraphs of texts that stay here until they are reworded. */
  readonly held: number
  /** When the head last answered; null = never. Milliseconds by this device's clock. */
  readonly heard: number | null
  readonly keeping: Keeping
  readonly removed: boolean
  readonly storage: StorageGrade
  readonly now: number
}

export type Status =
  /** Nothing can be kept: the storage alert says what to do. */
  | { readonly is: 'not-kept'; readonly why: 'closed' | 'full'; readonly count: number }
  | { readonly is: 'removed'; readonly count: number; readonly heard: number | null }
  | { readonly is: 'refused'; readonly refused: number; readonly count: number; readonly heard: number | null }
  /** `age`: milliseconds the oldest has waited, never negative. `late`: over three days, or over one where the browser may erase. */
  | { readonly is: 'waiting'; readonly count: number; readonly age: number; readonly heard: number | null; readonly late: boolean }
  /** The outbox is empty, and the head has answered. `held`: so many paragraphs never went into it. */
  | { readonly is: 'received'; readonly heard: number; readonly held: number }
  /** Nothing waits and the head was never heard: nothing to promise. */
  | { readonly is: 'nothing' }

const DAY = 86_400_000

export const status = (f: StatusFacts): Status => {
  const { count, oldest } = f.waiting
  if (f.keeping !== 'open') return { is: 'not-kept', why: f.keeping, count }
  if (f.removed) return { is: 'removed', count, heard: f.heard }
  if (f.refused > 0) return { is: 'refused', refused: f.refused, count, heard: f.heard }
  if (count > 0) {
    const age = oldest === null ? 0 : Math.max(0, f.now - oldest)
    return { is: 'waiting', count, age, heard: f.heard, late: age > 3 * DAY || (f.storage === 'best-effort' && age > DAY) }
  }
  return f.heard === null ? { is: 'nothing' } : { is: 'received', heard: f.heard, held: f.held }
}
