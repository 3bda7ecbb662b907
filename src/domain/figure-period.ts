// The time that figures are of: a day, an ISO week, a month, a calendar year, a school year; what came before, and the same a year before.
import { addDays, addMonths, isDay, monthOf, weekday, type Day, type Month } from './day.ts'
import { daysBetween } from './day-range.ts'

export const PERIODS = ['day', 'week', 'month', 'school-year', 'year'] as const
export type PeriodKind = (typeof PERIODS)[number]

/** Both included. */
export type Span = { readonly from: Day; readonly to: Day }
/** Whole, whatever of it is still to come. */
export type Period = Span & { readonly is: PeriodKind }

const firstOf = (month: string): Day => `${month}-01` as Day // every month has a first
const lastOf = (month: Month): Day => addDays(firstOf(addMonths(month, 1)), -1)
export const monthSpan = (month: Month): Span => ({ from: firstOf(month), to: lastOf(month) })

/** Twelve months from that one on. */
const yearFrom = (month: string): Span => ({ from: firstOf(month), to: lastOf(addMonths(month as Month, 11)) })

const spanWith = (is: PeriodKind, day: Day, begins: number): Span => {
  const year = Number(day.slice(0, 4))
  switch (is) {
    case 'day':
      return { from: day, to: day }
    case 'week': {
      const from = addDays(day, 1 - weekday(day))
      return { from, to: addDays(from, 6) }
    }
    case 'month':
      return monthSpan(monthOf(day))
    case 'year':
      return yearFrom(`${day.slice(0, 4)}-01`)
    case 'school-year': {
      const first = Number(day.slice(5, 7)) >= begins ? year : year - 1
      return yearFrom(`${String(first).padStart(4, '0')}-${String(begins).padStart(2, '0')}`)
    }
  }
}

/** In which the school year begins where the network states no other month. */
export const SEPTEMBER = 9

/** The one of that kind in which this day lies. `begins`: the month in which the network's school year does (`domain.md` §5.3, school-start.ts). */
export const periodWith = (is: PeriodKind, day: Day, begins: number = SEPTEMBER): Period => ({ is, ...spanWith(is, day, begins) })

/** In which month a period begins; of a school year, the month in which all of them do. */
const beginsOf = (p: Span): number => Number(p.from.slice(5, 7))
/** The same, as it is where the school year begins in that month: of another one that which has its end. */
export const begunIn = (p: Period, begins: number): Period =>
  p.is === 'school-year' && beginsOf(p) !== begins ? periodWith(p.is, p.to, begins) : p

export const periodBefore = (p: Period): Period => periodWith(p.is, addDays(p.from, -1), beginsOf(p))
export const periodAfter = (p: Period): Period => periodWith(p.is, addDays(p.to, 1), beginsOf(p))

/** What a year of weeks has: the same day of the week. */
const FIFTY_TWO_WEEKS = 364
const lastYear = (day: Day): Day => {
  const same = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`
  return isDay(same) ? same : addDays(day, -366) // 29 February: the day before it
}

/** The same a year before: months and years by the calendar, days and weeks by the day of the week, for a Thursday is compared with a Thursday. */
export const yearBefore = (p: Period): Period =>
  p.is === 'day' || p.is === 'week' ? periodWith(p.is, addDays(p.from, -FIFTY_TWO_WEEKS)) : periodWith(p.is, lastYear(p.from), beginsOf(p))

/** Of a period that is not over, what there is of it by `day`, which lies in it, and as much of the one a year before. */
export const sameStretch = (p: Period, day: Day): Span => {
  const then = yearBefore(p)
  if (day >= p.to) return then
  return { from: then.from, to: p.is === 'day' || p.is === 'week' ? addDays(day, -FIFTY_TWO_WEEKS) : lastYear(day) }
}

/** The months of which a period is made; empty for a day or a week, which are of none. */
export const monthsOf = (p: Span): Month[] => {
  const out: Month[] = []
  for (let m = monthOf(p.from); firstOf(m) <= p.to; m = addMonths(m, 1)) if (firstOf(m) >= p.from && lastOf(m) <= p.to) out.push(m)
  return out
}

export const isYear = ({ is }: Pick<Period, 'is'>): boolean => is === 'year' || is === 'school-year'

/** What its chart is drawn of: months of a year, else days. */
export const partsOf = (p: Period): Span[] =>
  isYear(p) ? monthsOf(p).map(monthSpan) : daysBetween(p.from, p.to).map(day => ({ from: day, to: day }))
