// The school holidays of the territory, as the coordination states them in the network's record. Hours may hold in the school term only.
import { addDays, isDay, type Day } from './day.ts'
import { shown, type Folded } from './fold.ts'
import type { DayRange } from './pattern.ts'
import type { Value } from './statement.ts'

/** Longer holidays than these are a year that was mistyped. */
const MAX_DAYS = 120

const HOLIDAY = 'holiday.'
/** One field for each first day: two people who add holidays apart do not contradict each other. Its value is the last day, or null where it was taken back. */
export const holidayField = (from: Day): string => `${HOLIDAY}${from}`
/** The first day of such a field; null for any other. */
export const holidayDay = (field: string): Day | null => {
  const day = field.startsWith(HOLIDAY) ? field.slice(HOLIDAY.length) : null
  return isDay(day) ? day : null
}

export const isHolidayRange = (from: Day, to: Value): to is Day => isDay(to) && from <= to && to < addDays(from, MAX_DAYS)

/** The earliest first. */
export const holidaysFrom = (record: Pick<Folded, 'heads'>): DayRange[] =>
  Object.keys(record.heads)
    .flatMap((field): DayRange[] => {
      const from = holidayDay(field)
      const to = shown(record, field) ?? null
      return from !== null && isHolidayRange(from, to) ? [{ from, to }] : []
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1)) // no two of one day
