// How safe is what this device holds, in one grade, with the one thing that would help most (design.md §4, storage truth). Never from an
// estimate of room, which browsers blur: only from what the browser has said and what has happened.

/** Milliseconds. */
const DAY = 86_400_000
/** A refusal for lack of room is remembered this long. */
const FULL_FOR = 7 * DAY
/** A copy older than this is no reason for calm, where something waits. */
const COPY_DAYS = 3

export type GradeFacts = {
  /** 'persistent': the browser promised not to erase. 'best-effort': it may, when room is short. 'unknown': it does not say. */
  readonly storage: 'persistent' | 'best-effort' | 'unknown'
  readonly installed: boolean
  /** Asked by a tap, the browser has said no to keeping for good. */
  readonly declined: boolean
  /** Records that wait, and since when the oldest does, milliseconds. */
  readonly unsent: number
  readonly oldest: number | null
  /** When what was unsent was last put away as a file, milliseconds. */
  readonly copied: number | null
  /** When the browser last refused a write for lack of room, milliseconds. */
  readonly full: number | null
  /** The head no longer takes anything from here. */
  readonly removed: boolean
  /** A line stands or was not seen to fail. */
  readonly online: boolean
  readonly now: number
}

/** 'safe': nothing to do. 'watch': nothing is lost, one thing would help. 'risk': something recorded here could be lost. */
export type Grade = 'safe' | 'watch' | 'risk'
export type GradeWhy = 'full' | 'removed' | 'waits-unguarded' | 'waits-long' | 'may-erase' | 'not-said' | 'kept' | 'at-head'
/** What would help most. 'room': free some. 'copy': put away as a file. 'keep': ask the browser to keep. 'install': as an app. */
export type GradeAct = 'room' | 'send' | 'copy' | 'keep' | 'install'
export type DeviceGrade = {
  readonly grade: Grade
  readonly why: GradeWhy
  readonly act: GradeAct | null
  /** Whole days since the last copy; null where there is none. */
  readonly copyDays: number | null
}

/** Something waits that no copy holds, or the copy is old. */
const lacksCopy = ({ copied, oldest, now }: GradeFacts): boolean =>
  copied === null || (oldest !== null && copied < oldest) || now - copied > COPY_DAYS * DAY

export const deviceGrade = (f: GradeFacts): DeviceGrade => {
  const waited = f.unsent > 0 && f.oldest !== null ? f.now - f.oldest : 0
  const copyDays = f.copied === null ? null : Math.max(0, Math.floor((f.now - f.copied) / DAY))
  const is = (grade: Grade, why: GradeWhy, act: GradeAct | null): DeviceGrade => ({ grade, why, act, copyDays })
  const away = (): GradeAct | null => (f.online && !f.removed ? 'send' : lacksCopy(f) ? 'copy' : null)
  const keep = (): GradeAct => (f.declined && !f.installed ? 'install' : 'keep')

  if (f.full !== null && f.now - f.full < FULL_FOR) return is(f.unsent > 0 ? 'risk' : 'watch', 'full', 'room')
  if (f.removed && f.unsent > 0) return is(lacksCopy(f) ? 'risk' : 'watch', 'removed', lacksCopy(f) ? 'copy' : null)
  if (f.storage === 'best-effort' && waited > DAY) return is('risk', 'waits-unguarded', away() ?? keep())
  if (waited > 3 * DAY) return is('watch', 'waits-long', away())
  if (f.storage === 'best-effort') return is('watch', 'may-erase', keep())
  if (f.storage === 'unknown' && f.unsent > 0) return is('watch', 'not-said', f.installed ? null : 'install')
  return is('safe', f.unsent > 0 ? 'kept' : 'at-head', null)
}
