// What is known about a device's clock (V7). A doubtful clock never stops an entry: it marks the day "to confirm".

/** 'confirmed': a person said which day it is. */
export type ClockState = 'ok' | 'behind' | 'ahead' | 'unset' | 'confirmed'
export const isClockState = (x: unknown): x is ClockState =>
  x === 'ok' || x === 'behind' || x === 'ahead' || x === 'unset' || x === 'confirmed'

/** Must a person say which day it was? */
export const isDoubtful = (clock: ClockState): boolean => clock !== 'ok' && clock !== 'confirmed'

const MINUTE = 60_000
/** A slow clock does no harm until its day is another; a wrong time zone makes it slow by hours. */
const HALF_DAY = 43_200_000
const FIVE_YEARS = 5 * 366 * 86_400_000

/**
 * V7. All times in milliseconds since 1970. `lastGood`: the latest moment this device ever believed while its clock was good;
 * `offset`: device minus relay at the last connection, null when never connected.
 */
export const clockState = (known: { now: number; build: number; lastGood: number | null; offset: number | null }): ClockState => {
  if (known.now < known.build) return 'unset'
  if (known.lastGood !== null && known.now < known.lastGood - 2 * MINUTE) return 'behind'
  if (known.now > known.build + FIVE_YEARS) return 'ahead'
  if (known.offset !== null && known.offset > 5 * MINUTE) return 'ahead'
  if (known.offset !== null && known.offset < -HALF_DAY) return 'behind'
  return 'ok'
}
