// A number of a draft as it was typed.

/** What is no whole number, or below zero, is NaN: it is asked for again, and never becomes another one. `otherwise`: nothing was typed. */
export const typedNumber = <N>(x: unknown, otherwise: N): number | N =>
  typeof x !== 'number' ? otherwise : Number.isSafeInteger(x) && x >= 0 ? x : NaN
