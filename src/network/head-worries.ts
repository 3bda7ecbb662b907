// What a coordinator should do something about at the head. Facts in, words out; the screen only shows it.
import type { HeadState } from '../wire/questions.ts'

/**
 * full: the head takes nothing; disk: little room is left; backup: none that is verified for two days (`days`, null where there never was one);
 * unwritten: it could not store what it was sent within the last hour; damaged: rows that cannot be read.
 */
export type HeadWorry =
  | { readonly is: 'full' | 'disk'; readonly free: number }
  | { readonly is: 'backup'; readonly days: number | null }
  | { readonly is: 'unwritten' }
  | { readonly is: 'damaged'; readonly rows: number }

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** So long without a backup is a worry. Milliseconds. */
const LONG = 2 * DAY
/** With less than so many times what must stay free, room is getting short. */
const SHORT_OF_ROOM = 8

/** `now` in milliseconds. The gravest first. */
export const headWorries = (head: HeadState, now: number): readonly HeadWorry[] => {
  const out: HeadWorry[] = []
  const { disk, backup } = head
  if (disk && disk.free < disk.floor) out.push({ is: 'full', free: disk.free })
  else if (head.refusedAt !== null && now - head.refusedAt * 1000 < HOUR) out.push({ is: 'unwritten' })
  else if (disk && disk.free < SHORT_OF_ROOM * disk.floor) out.push({ is: 'disk', free: disk.free })
  if (head.damaged > 0) out.push({ is: 'damaged', rows: head.damaged })
  const since = (backup?.at ?? head.since) * 1000 // a head that has only just begun has none yet
  if (head.nightly && now - since >= LONG) out.push({ is: 'backup', days: backup ? Math.floor((now - since) / DAY) : null })
  return out
}
