// The entries of a day that is over, as the day went, whichever device noted them.
import { slotOrder, type Slot } from '../domain/day.ts'

type Timed = { readonly slot: Slot; readonly wholeDay?: true; readonly seq: number }

/** A half-day stands before the hours it has, a whole day before both. */
const order = (r: Timed): number => (r.wholeDay ? -2 : slotOrder(r.slot))

/** The latest first: with the sign of a list that begins with the newest. Of one hour as each device counted them. */
export const latestFirst = (a: Timed, b: Timed): number => order(b) - order(a) || b.seq - a.seq
