// Which days the demonstration tells of.
import { addMonths, monthOf, type Day } from '../domain/day.ts'

const FIRST = '2025-09-01' as Day // the year of `domain.md` §13
const LAST = '2026-12-31' as Day
const MONTHS = 15

/** Its first day: the year of the scenarios while it is not long past, then fifteen whole months and the running one. */
export const demoStart = (today: Day): Day =>
  FIRST <= today && today <= LAST ? FIRST : (`${addMonths(monthOf(today), -MONTHS)}-01` as Day)
