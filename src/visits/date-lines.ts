// What waits for its day, line by line: sittings under a date nobody believes, and what a clock that was found days off had given before (C06, V7, T3).
import { addDays, type Day } from '../domain/day.ts'
import { dayBy, proposedDays, sittings, type Entry } from '../domain/doubtful-days.ts'
import type { Key } from '../domain/ids.ts'
import { openOn } from '../domain/opening.ts'
import { localOn, type Device } from '../device/device.ts'
import { settleDaysOff } from '../store/days-off.ts'
import { fact, setFact, type Facts } from '../store/facts.ts'
import { hoursOf } from '../store/read-day.ts'
import { entriesAround, entriesIn, ownClock } from '../store/read-sittings.ts'
import { confirmDays, type DaySaid } from './confirm-days.ts'
import type { Kept, Where } from './keep.ts'

/** `name`: of its first entry, which stays when the rest is split off; `proposed`: null where no day is known. */
export type Line = { readonly name: Key; readonly entries: readonly Entry[]; readonly proposed: Day | null }
/** This device's clock was found so many days off, or a day was `said` that had not come; what was noted, unmarked. */
export type Off = { readonly days: number; readonly said: boolean; readonly lines: readonly Line[] }
export type DatesKnown = { readonly today: Day; readonly doubtful: readonly Line[]; readonly off: Off | null }

const HOUR = 3_600_000
/** Those of the fact that stand and of which nobody has said anything since: what was moved once is not moved again. */
const standing = async (device: Device, { entries, said }: Facts['daysAhead']): Promise<Entry[]> => {
  const of = new Set(entries.map(([, id]) => id))
  const all = await entriesIn(
    device.db,
    entries.map(([doc]) => doc),
  )
  return all.filter(e => of.has(e.id) && e.clock === (said ? 'confirmed' : 'ok'))
}

/** `cuts`: entries with which a person has begun a new line. */
export const datesKnown = async (device: Device, { centre }: Where, cuts: ReadonlySet<Key>): Promise<DatesKnown> => {
  const { db } = device
  const [entries, hours, told] = await Promise.all([entriesAround(db, centre), hoursOf(db, centre), fact(db, 'daysAhead')])
  const today = localOn(device).day
  const isOpen = (d: Day): boolean => openOn(hours, d).length > 0
  const own = await ownClock(db, entries)
  const found = sittings(entries, new Set([...own.begin, ...cuts]))
  const byHours = proposedDays(found, isOpen)
  const lineOf = (list: readonly Entry[], proposed: Day | null): Line => ({ name: list[0]!.id, entries: list, proposed }) // a sitting has an entry
  const doubtful = found.map(({ entries: list }, i) => {
    const by = own.off(list[0]!)
    const day = by === null ? (own.nearly(list[0]!) ? list[0]!.day : null) : dayBy(list[0]!, by)
    return lineOf(list, day !== null && day <= today ? day : byHours[i]!)
  })
  if (!told) return { today, doubtful, off: null }
  const off = told.off ?? told.days * 24 * HOUR
  const wrong = (await standing(device, told)).map(e => ({ ...e, clock: 'behind' as const }))
  const turns = wrong
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((e, i, all) => (i > 0 && dayBy(e, off) !== dayBy(all[i - 1]!, off) ? [e.id] : []))
  const lines = sittings(wrong, new Set([...turns, ...cuts])).map(({ entries: list }) => {
    const day = dayBy(list[0]!, off)
    return lineOf(list, day <= today ? day : list[0]!.day)
  })
  return { today, doubtful, off: lines.length > 0 ? { days: told.days, said: told.said ?? false, lines } : null }
}

/** The clock was right about these, or they are said: nobody is asked about them any more. */
export const settleOff = (device: Device, lines: readonly Line[]): Promise<void> =>
  settleDaysOff(device.db, new Set(lines.flatMap(l => l.entries.map(e => e.id))))

export type SaidOf = { readonly line: Line; readonly day: Day }
/** `undo`: everything stands again as it was before, and is asked about. `kept` null: there was nothing to say. */
export type Moved = { readonly n: number; readonly kept: Kept | null; readonly undo: () => Promise<Kept | null> }

/** Rejects with what the database raised. */
export const sayDates = async (device: Device, where: Where, said: readonly SaidOf[], of: 'doubtful' | 'off'): Promise<Moved> => {
  const { db } = device
  const told = of === 'off' ? await fact(db, 'daysAhead') : undefined
  const entries = said.flatMap(({ line, day }) => line.entries.map(e => ({ e, day })))
  const was: readonly DaySaid[] = entries.map(({ e: { doc, id, day } }) => ({ doc, id, day, unsure: true }))
  const kept = await confirmDays(
    device,
    where,
    entries.map(({ e: { doc, id }, day }) => ({ doc, id, day })),
  )
  if (told && kept?.kept)
    await settleOff(
      device,
      said.map(s => s.line),
    )
  const undo = async (): Promise<Kept | null> => {
    const back = await confirmDays(device, where, was)
    if (told && back?.kept) await setFact(db, 'daysAhead', told)
    return back
  }
  return { n: entries.length, kept, undo }
}

/** All that a clock gave that was days ahead, as many days back. Looks itself at what still stands so: done twice, it is done once. */
export const moveBack = async (device: Device, where: Where): Promise<Moved> => {
  const { off } = await datesKnown(device, where, new Set())
  const lines = off?.lines ?? []
  return sayDates(
    device,
    where,
    lines.map(line => ({ line, day: addDays(line.entries[0]!.day, -(off?.days ?? 0)) })),
    'off',
  )
}
