// Hours that hold on some days only: in one week of so many, on the nth such weekday of a month, in the school term. What is said must all hold.
import { addDays, monthOf, type Day } from './day.ts'

/** From one day to another, both included. */
export type DayRange = { readonly from: Day; readonly to: Day }

export type Pattern = {
  /** One week of so many, counted from the one in which `since` lies, before it too. A week begins on Monday. */
  readonly every?: { readonly weeks: number; readonly since: Day }
  /** Which of its weekdays of the month; 'last' is the fourth or the fifth. */
  readonly nth?: Nth
  /** In the school term, or outside it. */
  readonly term?: Term
}
export type Nth = 1 | 2 | 3 | 4 | 5 | 'last'
export type Term = 'in' | 'out'

/** Weeks since the Monday before 1970. */
const week = (day: Day): number => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7)

/** Where no school holidays are stated, every day is of the term. */
export const fits = ({ every, nth, term }: Pattern, day: Day, holidays: readonly DayRange[] = []): boolean =>
  (!every || (week(day) - week(every.since)) % every.weeks === 0) &&
  (!nth || (nth === 'last' ? monthOf(addDays(day, 7)) !== monthOf(day) : Math.ceil(Number(day.slice(8)) / 7) === nth)) &&
  (!term || holidays.some(h => h.from <= day && day <= h.to) === (term === 'out'))
