// How long to wait before trying the line again: doubled each time up to five minutes, with chance so that ten tablets do not call at once.

export const FIRST_WAIT = 1_000
export const LONGEST_WAIT = 300_000

/** Milliseconds after `failures` tries in a row; `chance` in [0, 1). Between half and the whole of the doubled wait. */
export const waitAfter = (failures: number, chance: number): number =>
  Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 20)) * (0.5 + chance / 2)
