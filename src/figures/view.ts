// A period of a book as it is shown: counted under a filter, beside the year before where both are there, with what is missing.
import { coverageOf, type Coverage } from '../domain/book-coverage.ts'
import { notCompared, type NotCompared } from '../domain/compared-years.ts'
import { countSaid, isFiltered, NO_FILTER, type Filter, type Said } from '../domain/count-said.ts'
import { daysBetween } from '../domain/day-range.ts'
import { addDays, monthOf, type Day, type Slot } from '../domain/day.ts'
import { addSealed, fromSealed, type FromSealed } from '../domain/count-sealed.ts'
import { COUNTS, COUNTS_FILTERED, countOf, visitsBy, type Count, type Counted, type Pair } from '../domain/figures.ts'
import { monthSpan, monthsOf, partsOf, sameStretch, yearBefore, type Period, type Span } from '../domain/figure-period.ts'
import { openMinutes } from '../domain/open-minutes.ts'
import type { Book } from './read-book.ts'

/** A part of the period, as its chart shows it. 'ahead': nothing of it was yet; 'partial': something of it is missing, or still to come. */
export type Part = {
  readonly span: Span
  readonly n: number
  /** Nothing stands of it, and nobody said that nobody came: `n` is 0, and no zero is shown. */
  readonly silent: boolean
  /** Null where it is set beside nothing. */
  readonly before: number | null
  /** What it would be set beside is silent. */
  readonly silentBefore: boolean
  readonly state: 'whole' | 'partial' | 'ahead'
  readonly noted: number
  readonly expected: number
}
export type View = {
  readonly period: Period
  /** What is counted of it: up to today, or to yesterday while today is running. */
  readonly stretch: Span
  /** Today lies in it and is left out, for it is not over. */
  readonly withoutToday: boolean
  readonly filtered: boolean
  readonly now: Counted
  /** Null where it is not compared. */
  readonly earlier: Counted | null
  /** The days it is compared with. */
  readonly compared: Span
  readonly why: NotCompared | null
  readonly counts: readonly (Pair & { readonly what: Count })[]
  readonly parts: readonly Part[]
  readonly coverage: Coverage
  readonly sealed: FromSealed
}

/** No filter passes through the counts of sealed months: they are then left out, and it is said. */
export const countIn = (book: Book, span: Span, filter: Filter): Counted => {
  const said = countSaid(book.gists, span, filter, book.wholes)
  const { months, cut } = fromSealed(book.sealed, span)
  const sealed = months.length > 0
  if (sealed && !isFiltered(filter)) addSealed(said, book.sealed, span)
  return { said, sealed, cut: cut.length > 0 && !isFiltered(filter), filtered: isFiltered(filter) }
}

/** A day whose page was closed is told of, whatever was noted. */
const toldOf = ({ noted }: Said, ended: readonly Day[]): ReadonlyMap<Day, ReadonlySet<Slot>> =>
  new Map([...noted, ...ended.map(day => [day, new Set([...(noted.get(day) ?? []), 'am', 'pm'] as const)] as const)])

const isSilent = (told: ReadonlyMap<Day, unknown>, { from, to }: Span): boolean => ![...told.keys()].some(day => from <= day && day <= to)

const covered = (coverage: Coverage, span: Span): { readonly noted: number; readonly expected: number } => {
  let [noted, expected] = [0, 0]
  for (const [day, c] of coverage.days)
    if (span.from <= day && day <= span.to) {
      noted += c.noted
      expected += c.expected
    }
  return { noted, expected }
}

/** A Thursday is compared with a Thursday, a month with a month; a 9th of the month with nothing. */
const partsBefore = (period: Period): readonly Span[] | null => {
  if (period.is === 'month' || period.is === 'day') return null
  return period.is === 'week' ? partsOf(yearBefore(period)) : monthsOf(yearBefore(period)).map(monthSpan)
}

export const viewOf = (book: Book, period: Period, filter: Filter): View => {
  const today = book.now.day
  const isToday = period.from <= today && today <= period.to
  const running = isToday && (period.is === 'day' || coverageOf({ ...book, noted: new Map() })({ from: today, to: today }).running)
  // half a day is set beside no whole one: it is read by itself, and the others are compared without it
  const until = running && period.from < today ? addDays(today, -1) : today
  const stretch = { from: period.from, to: until < period.to ? until : period.to }
  const compared = sameStretch(period, until)
  const filtered = isFiltered(filter)
  const now = countIn(book, stretch, filter)
  const past = countIn(book, compared, filter)
  const noted = filtered ? countIn(book, compared, NO_FILTER) : past
  const cover = (of: Counted): ReturnType<typeof coverageOf> => coverageOf({ ...book, noted: toldOf(of.said, book.ended) })
  // what is over of today is there, though it is not counted yet
  const upTo = { from: period.from, to: today < period.to ? today : period.to }
  const all = filtered || upTo.to !== stretch.to ? countIn(book, upTo, NO_FILTER) : now
  const coverage = cover(all)(period)
  const why = notCompared({
    ...{ filtered, now: coverage, before: cover(noted)(compared) },
    running: running && period.from === today,
    sealed: now.sealed || past.sealed,
  })
  const spans = partsOf(period)
  const before = why === null ? partsBefore(period) : null
  const [values, valuesBefore] = [visitsBy(now.said, spans), before && visitsBy(past.said, before)]
  const [told, toldBefore] = [toldOf(all.said, book.ended), toldOf(noted.said, book.ended)]
  const earlier = why === null ? past : null
  return {
    ...{ period, stretch, withoutToday: until < today && isToday, filtered, now, earlier, compared, why, coverage },
    counts: (filtered ? COUNTS_FILTERED : COUNTS).map(what => ({ what, ...countOf(what, now, earlier) })),
    parts: spans.map((span, i): Part => {
      const here = covered(coverage, span)
      const open = today < span.to || (today === span.to && coverage.running)
      const state = until < span.from ? 'ahead' : open || here.noted < here.expected ? 'partial' : 'whole'
      // what is not over is set beside nothing that is
      const then = open ? undefined : before?.[i]
      const silentBefore = then !== undefined && isSilent(toldBefore, then)
      const beside = then === undefined || silentBefore ? null : (valuesBefore?.[i] ?? null)
      return { ...{ span, state, silentBefore }, n: values[i] ?? 0, silent: isSilent(told, span), before: beside, ...here }
    }),
    sealed: fromSealed(book.sealed, stretch),
  }
}

/**
 * For how many minutes it was open in those days, as visits are set against them (I20): from the first day of the book on, which is when its hours were
 * known, on those on which it logs visits, and in the months before of which there are tick sheets; up to now, for nobody comes in an hour that is still to come. Null where nobody can say, and while months are on their way.
 */
export const minutesOpen = (
  { begins, sheets, logs, hours, now }: Pick<Book, 'begins' | 'sheets' | 'logs' | 'hours' | 'now'>,
  { stretch, coverage }: Pick<View, 'stretch' | 'coverage'>,
): number | null => {
  if (coverage.coming) return null
  const kept = daysBetween(stretch.from, stretch.to).filter(day => (begins && begins.day <= day && logs(day)) || sheets.has(monthOf(day)))
  const minutes = kept.map(day => openMinutes(hours, day, day, now))
  return minutes.reduce((sum, n) => (sum === null && n === null ? null : (sum ?? 0) + (n ?? 0)), null)
}
