// Writes statements as the tablets of a network would have: each with a client of its own in each document, and a counter that rises.
import type { ClockState } from '../domain/clock-state.ts'
import { addDays, weekday, type Day, type Slot } from '../domain/day.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { writeStatement, type Draft } from '../domain/statement.ts'
import type { Struct } from '../wire/append.ts'
import { bytesBy, chanceOf } from './chance.ts'

/** What reached the head together: statements of one document, and the day they did. */
export type SeedPiece = { readonly doc: string; readonly arrived: Day; readonly structs: readonly Struct[] }

/** Where, by which tablet, when by its clock; `arrived`: the day it reached the head, else the end of that week. */
export type Line = {
  readonly doc: string
  readonly tablet: string
  readonly day: Day
  readonly slot: Slot
  readonly by: string
  readonly clock?: ClockState
  readonly arrived?: Day
  readonly key?: Key
}

export type Book = {
  readonly write: (line: Line, draft: Draft) => Key
  /** In the order in which they came; nothing arrives after `last`. */
  readonly pieces: (last: Day) => SeedPiece[]
}

const weekEnds = new Map<Day, Day>()
/** A year of statements asks for it fifty thousand times. */
const weekEnd = (day: Day): Day => {
  const known = weekEnds.get(day)
  if (known !== undefined) return known
  const end = addDays(day, 7 - weekday(day))
  weekEnds.set(day, end)
  return end
}

/** Books of different names never use the same keys and clients. `first`: the counter of every tablet begins after it. */
export const openBook = (seed: number, name: string, first = 0): Book => {
  const r = chanceOf(seed, 'book', name)
  const places = new Map<string, { client: number; clock: number }>()
  const counters = new Map<string, number>()
  const pages = new Map<string, { doc: string; arrived: Day; structs: Struct[] }>()
  return {
    write({ doc, tablet, day, slot, by, clock = 'ok', arrived = weekEnd(day), key = keyFrom(bytesBy(r, 16)) }, draft) {
      const place = places.get(`${doc} ${tablet}`) ?? { client: Math.floor(r() * 0xffffffff), clock: 0 }
      places.set(`${doc} ${tablet}`, { ...place, clock: place.clock + 1 })
      const seq = (counters.get(tablet) ?? first) + 1
      counters.set(tablet, seq)
      const page = pages.get(`${doc} ${arrived}`) ?? { doc, arrived, structs: [] }
      pages.set(`${doc} ${arrived}`, page)
      page.structs.push({ ...place, key, value: writeStatement(draft, { day, slot, clock, seq }, by) })
      return key
    },
    pieces: last =>
      [...pages.values()]
        .sort((a, b) => (a.arrived < b.arrived ? -1 : a.arrived > b.arrived ? 1 : 0))
        .map(p => ({ ...p, arrived: p.arrived < last ? p.arrived : last })),
  }
}
