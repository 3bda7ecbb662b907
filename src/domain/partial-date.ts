// A date that may be known to the year, the month or the day only: '2014', '2010-03', '2011-09-12'.
import { isDay, isMonth, type Day } from './day.ts'

export type PartialDate = string & { readonly brand: 'PartialDate' }

export const isPartialDate = (x: unknown): x is PartialDate =>
  typeof x === 'string' && ((/^\d{4}$/.test(x) && x >= '1800') || isMonth(x) || isDay(x))

export type DatePrecision = 'year' | 'month' | 'day'
export const precisionOf = (date: PartialDate): DatePrecision => (date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day')

/** The first day it can mean. */
export const firstDay = (date: PartialDate): Day => `${date}-01-01`.slice(0, 10) as Day // '2014' → '2014-01-01', '2010-03' → '2010-03-01'

/**
 * Reads what a person typed: '2014', '03/2010', '3.2010', '12/09/2011', '2011-09-12', '29/02/2012'. Day before month, as in all six languages.
 * 'empty' for nothing, 'no-date' for what is no date of the calendar ('29/02/2014').
 */
export const readPartialDate = (typed: string): PartialDate | 'empty' | 'no-date' => {
  const text = typed.trim()
  if (text === '') return 'empty'
  const parts = text.split(/[\s./-]+/)
  if (!parts.every(p => /^\d{1,4}$/.test(p))) return 'no-date'
  const ordered = parts[0]?.length === 4 ? parts : [...parts].reverse()
  const [year, month, day] = ordered
  if (year?.length !== 4 || ordered.length > 3) return 'no-date'
  const date = [year, ...[month, day].flatMap(p => (p === undefined ? [] : [p.padStart(2, '0')]))].join('-')
  return isPartialDate(date) ? date : 'no-date'
}

/** The same day one year later; from 29 February the 28th (`domain.md` §5.4, confirmed one year after the opening). */
export const oneYearAfter = (day: Day): Day => {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0')
  const same = `${year}${day.slice(4)}`
  return isDay(same) ? same : (`${year}-02-28` as Day) // only a 29 February is missing in another year
}
