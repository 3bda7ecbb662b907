// Entries of a device whose clock was wrong: which working day was each sitting? Proposed for a person to confirm, never decided (C06, V7, T3).
import { addDays, halfOf, slotOrder, type Day, type Slot } from './day.ts'
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
  /** By the piece (tally.ts). */
  readonly counted?: true
}

/** Entries noted one after the other on one day, whatever the clock called it. `after`, `before`: the sure days around it, null where there is none. */
export type Sitting = { readonly entries: readonly Entry[]; readonly after: Day | null; readonly before: Day | null }

/** Sittings of one device, in their order: a new one begins where the clock's day changes or its hour falls back, and where it is known that one begins. */
const ofWriter = (entries: readonly Entry[], begin: ReadonlySet<Key>): Sitting[] => {
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
    if (last && last.day === e.day && !begin.has(e.id) && slotOrder(last.slot) <= slotOrder(e.slot)) out.at(-1)!.entries.push(e)
    else out.push({ entries: [e], after: sure, before: null })
    last = e
  }
  return out
}

/** All sittings whose day is to be confirmed. `entries`: of these documents, the sure ones too; `begin`: entries that begin a sitting whatever their hour. */
export const sittings = (entries: readonly Entry[], begin: ReadonlySet<Key> = new Set()): Sitting[] => {
  const writers = new Map<number, Entry[]>()
  for (const e of entries) writers.set(e.writer, [...(writers.get(e.writer) ?? []), e])
  return [...writers.values()].flatMap(of => ofWriter(of, begin))
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

const HOUR = 3_600_000
/** Of a half-day, the middle of it. */
const hourOf = (slot: Slot): number => (typeof slot === 'number' ? slot : halfOf(slot) === 'am' ? 10 : 15)
/** Which day it was by the head's time. `off`: the device's clock less the head's, milliseconds. */
export const dayBy = ({ day, slot }: Pick<Entry, 'day' | 'slot'>, off: number): Day =>
  addDays(day, Math.floor((hourOf(slot) * HOUR - off) / (24 * HOUR)))

/** A clock that was measured to be half a day off or more: the entries after counter `from`, up to `to`, where it was measured to be otherwise. `off`: as above. */
export type Measured = { readonly off: number; readonly from: number; readonly to?: number }
export const MOST_MEASURED = 8
/** As measured before, and now, at counter `seq`; the last few. */
export const measuredNow = (before: readonly Measured[], off: number, seq: number): readonly Measured[] => {
  const last = before.at(-1)
  const same = last !== undefined && last.to === undefined && Math.abs(last.off - off) < HOUR
  if (same) return before
  const closed = before.map(m => ({ to: seq, ...m }))
  return daysOff(off, 0) === 0 ? closed : [...closed, { off, from: seq }].slice(-MOST_MEASURED)
}
/** What was measured when this was noted; null where the clock was not found wrong. Of this device's own entries only. */
export const offAt = (measured: readonly Measured[], seq: number): number | null =>
  measured.find(m => seq > m.from && (m.to === undefined || seq <= m.to))?.off ?? null
