// How much of a centre's own book is there (V15, C02): of its half-days of opening that are over, those in which something was noted. Over years too.
import { addDays, monthOf, type Day, type HalfDay, type Month, type Slot } from './day.ts'
import type { Moment } from './completeness.ts'
import type { Span } from './figure-period.ts'
import { halfEnds, halfWithin } from './opening-halves.ts'
import { openHalves, openOn, type Hours } from './opening.ts'

type Counted = { expected: number; noted: number }
export type Coverage = Readonly<Counted> & {
  /** Half-days in which nothing was noted, in order. */
  readonly holes: readonly { readonly day: Day; readonly half: HalfDay }[]
  /** Something of it is still to come: today's opening, or later days. */
  readonly running: boolean
  /** The months that are not whole on this device yet. */
  readonly coming: boolean
  /** There were openings before the first day of the book. */
  readonly unkept: boolean
  /** By day, where any was expected. */
  readonly days: ReadonlyMap<Day, Readonly<Counted>>
}

export type Book = {
  readonly hours: Hours
  /** When something stands that was noted. */
  readonly noted: ReadonlyMap<Day, ReadonlySet<Slot>>
  /** When the book was begun (book-begins.ts); null when nothing is known. */
  readonly begins: { readonly day: Day; readonly slot: Slot } | null
  /** Months of which visits of old tick sheets stand: before the book was begun, they were kept on paper. */
  readonly sheets: ReadonlySet<Month>
  /** Whether the centre was one that logs visits on that day (logging-days.ts). */
  readonly logs: (day: Day) => boolean
  /** Months before this one are on their way to this device. */
  readonly arriving: Month | null
  readonly now: Moment
}

const add = (to: Counted, noted: boolean): void => {
  to.expected++
  if (noted) to.noted++
}

/** Of several periods that lie side by side, as this year and the last. */
export const coverageOf = (book: Book): ((span: Span) => Coverage) => {
  const { begins, now, arriving } = book
  return span => {
    const all: Counted = { expected: 0, noted: 0 }
    const holes: { readonly day: Day; readonly half: HalfDay }[] = []
    const days = new Map<Day, Counted>()
    let running = span.to > now.day
    let coming = false
    let unkept = false
    for (let day = span.from; day <= span.to && day <= now.day; day = addDays(day, 1)) {
      const intervals = openOn(book.hours, day)
      for (const half of openHalves(intervals)) {
        if (day === now.day && now.minute < halfEnds(intervals, half)) {
          running = true
          continue
        }
        const early = !begins || day < begins.day || (day === begins.day && half === 'am' && halfWithin(intervals, begins.slot) === 'pm')
        const onPaper = early && book.sheets.has(monthOf(day))
        if (!onPaper && !book.logs(day)) continue
        if (early && !onPaper) {
          unkept = true
          continue
        }
        if (arriving !== null && monthOf(day) < arriving) {
          coming = true
          continue
        }
        const noted = [...(book.noted.get(day) ?? [])].some(slot => halfWithin(intervals, slot) === half)
        const here = days.get(day) ?? { expected: 0, noted: 0 }
        days.set(day, here)
        add(here, noted)
        add(all, noted)
        if (!noted) holes.push({ day, half })
      }
    }
    return { ...all, holes, running, coming, unkept, days }
  }
}

/** Two years are set side by side only where of each at least so much of the openings is there: else what is compared is the noting [judgement]. */
const ENOUGH = 0.9
export const isEnough = ({ expected, noted }: Readonly<Counted>): boolean => expected > 0 && noted >= ENOUGH * expected
