// Whether a period may be set beside the same one a year before, and if not, why: two numbers side by side are read as a rise or a fall, whatever
// stands under them (C01, V15).
import { isEnough, type Coverage } from './book-coverage.ts'

/**
 * 'running': a day that is not over. 'arriving': something of then, or of now, is on its way to this device. 'not-kept': the book was begun later.
 * 'closed': no opening then. 'sealed': of visits that are gone only counts are left, and no filter passes through counts. 'holes-then', 'holes-now':
 * too many half-days of opening without a word.
 */
export type NotCompared =
  | { readonly why: 'running' | 'arriving' | 'not-kept' | 'closed' | 'sealed' }
  | { readonly why: 'holes-then' | 'holes-now'; readonly noted: number; readonly expected: number }

type Asked = {
  /** A day that is not over is all that there is of it. */
  readonly running: boolean
  readonly now: Coverage
  /** Of the stretch a year before, as much of it as there is of the period (`sameStretch`). */
  readonly before: Coverage
  readonly filtered: boolean
  /** Counts of sealed months are among those of one of the two. */
  readonly sealed: boolean
}

export const notCompared = ({ running, now, before, filtered, sealed }: Asked): NotCompared | null => {
  if (running) return { why: 'running' }
  if (now.coming || before.coming) return { why: 'arriving' }
  if (before.unkept) return { why: 'not-kept' }
  if (filtered && sealed) return { why: 'sealed' }
  if (before.expected === 0) return { why: 'closed' }
  if (!isEnough(before)) return { why: 'holes-then', noted: before.noted, expected: before.expected }
  if (now.expected > 0 && !isEnough(now)) return { why: 'holes-now', noted: now.noted, expected: now.expected }
  return null
}
