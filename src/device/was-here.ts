// That this browser belonged to a network, remembered outside the database: when the browser has erased that, somebody must be told. Where
// it erases this too, nothing is left to remember by.
import { isDay, type Day } from '../domain/day.ts'

/** The last day it was open, and how many records the head had not received by then. */
export type WasHere = { readonly day: Day; readonly unsent: number }

const KEPT = 'relais-here'

/** Null where nothing is known, or the browser lets no page keep anything. */
export const wasHere = (): WasHere | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('day' in kept) || !('unsent' in kept)) return null
    return isDay(kept.day) && typeof kept.unsent === 'number' ? { day: kept.day, unsent: kept.unsent } : null
  } catch {
    return null // blocked, or not ours
  }
}

export const rememberHere = (now: WasHere): void => {
  try {
    localStorage.setItem(KEPT, JSON.stringify(now))
  } catch {
    // blocked: then an erasure is found out by nobody but the person
  }
}
