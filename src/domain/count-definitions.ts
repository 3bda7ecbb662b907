// The version of what our counts mean (V15). It stands beside every figure: two figures compare only under the same version.

/** Raise it when a count of `day-totals.ts` or a state of `completeness.ts` changes its meaning. */
export const DEFINITIONS = 1
