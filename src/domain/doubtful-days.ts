// Entries of a device whose clock was wrong: which working day was each sitting? Proposed for a person to confirm, never decided (C06, V7, T3).
import { addDays, slotOrder, type Day, type Slot } from './day.ts'
import { isDoubtful, type ClockState } from './clock-state.ts'
import type { Key } from './ids.ts'

/** `writer`: what tells one device's entries from another's; `seq`: their order on it. */
export type Entry = {
  readonly id: Key
  readonly doc: string
  readonly writer: number
  readonly seq: number
  readonly day: Day
  readonly slot: Slot
  readonly clock: ClockState
}

/** Entries noted one after the other on one day, whatever the clock called it. `after`, `before`: the sure days around it, null where there is none. */
export type Sitting = { readonly entries: readonly Entry[]; readonly after: Day | null; readonly before: Day | null }

/** Sittings of one device, in their order: a new one begins where the clock's day changes or its hour falls back. */
const ofWriter = (entries: readonly Entry[]): Sitting[] => {
  const out: { entries: Entry[]; after: Day | null; before: Day | null }[] = []
  let sure: Day | null = null
  let last: Entry | null = null
  for (const e of entries.toSorted((a, b) => a.seq - b.seq)) {
    if (!isDoubtful(e.clock)) {
      for (const s of out) s.before ??= e.day
      sure = e.day
      last = null
      continue
    }
    if (last && last.day === e.day && slotOrder(last.slot) <= slotOrder(e.slot)) out.at(-1)!.entries.push(e)
    else out.push({ entries: [e], after: sure, before: null })
    last = e
  }
  return out
}

/** All sittings whose day is to be confirmed. `entries`: of these documents, the sure ones too. */
export const sittings = (entries: readonly Entry[]): Sitting[] => {
  const writers = new Map<number, Entry[]>()
  for (const e of entries) writers.set(e.writer, [...(writers.get(e.writer) ?? []), e])
  return [...writers.values()].flatMap(ofWriter)
}

/**
 * For each sitting the day that is proposed: between two sure days the open days in their order, one for each sitting. Null where there are
 * too few, or no sure day to go by.
 */
export const proposedDays = (all: readonly Sitting[], isOpen: (day: Day) => boolean): (Day | null)[] => {
  const next = new Map<string, Day>()
  return all.map(({ after, before, entries }) => {
    if (after === null) return null
    const stretch = `${entries[0]!.writer} ${after}` // a sitting has an entry
    for (
      let day = addDays(next.get(stretch) ?? after, 1);
      before === null ? day <= addDays(after, 60) : day < before;
      day = addDays(day, 1)
    )
      if (isOpen(day)) {
        next.set(stretch, day)
        return day
      }
    return null
  })
}

/** A clock that is whole days off, as measured when the head answered: how many, 0 where it is less than half of one. `at`: by the device; `relay`: by the head; milliseconds. */
export const daysOff = (at: number, relay: number): number => Math.round((at - relay) / 86_400_000) || 0
