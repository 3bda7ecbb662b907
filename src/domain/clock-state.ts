// What is known about a device's clock (V7). A doubtful clock never stops an entry: it marks the day "to confirm".

/** 'confirmed': a person said which day it is. */
export type ClockState = 'ok' | 'behind' | 'ahead' | 'unset' | 'confirmed'
/** A person must say which day it was. */
export const DOUBTFUL: readonly ClockState[] = ['behind', 'ahead', 'unset']
export const isDoubtful = (clock: ClockState): boolean => DOUBTFUL.includes(clock)
export const isClockState = (x: unknown): x is ClockState => x === 'ok' || x === 'confirmed' || DOUBTFUL.includes(x as ClockState) // it is asked whether it is one

const MINUTE = 60_000
/** A slow clock does no harm until its day is another; a wrong time zone makes it slow by hours. */
const HALF_DAY = 43_200_000
const FIVE_YEARS = 5 * 366 * 86_400_000

/**
 * V7. All times in milliseconds since 1970. `lastGood`: the latest moment this device ever believed while its clock was good;
 * `offset`: device minus relay at the last connection, null when never connected.
 */
export const clockState = ({
  now,
  build,
  lastGood,
  offset,
}: {
  now: number
  build: number
  lastGood: number | null
  offset: number | null
}): ClockState => {
  if (now < build) return 'unset'
  if (lastGood !== null && now < lastGood - 2 * MINUTE) return 'behind'
  const ahead = offset ?? 0
  if (now > build + FIVE_YEARS || ahead > 5 * MINUTE) return 'ahead'
  return ahead < -HALF_DAY ? 'behind' : 'ok'
}
