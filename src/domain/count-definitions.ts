// The version of what our counts mean (V15). It stands beside every figure: two figures compare only under the same version.

/** 4: a running day is compared with nothing; of hours of opening only those of days on which visits are logged. 3: of who was handed over as many were present as the most that either said. 2: a further step of a visit is a service; a page that was closed is no hole. Raise it when a count of `day-totals.ts` or a state of `completeness.ts` changes its meaning. */
export const DEFINITIONS = 4
