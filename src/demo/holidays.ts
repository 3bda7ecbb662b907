// Public holidays of the fictional territory: those of France.
import type { Day } from '../domain/day.ts'
import { daysApart } from '../domain/day-range.ts'

/** Easter Sunday by the Gregorian rule (Meeus, Jones, Butcher). */
const easter = (year: number): Day => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}` as Day
}

const FIXED = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'])
/** Days after Easter Sunday: Monday, Ascension, Whit Monday. */
const MOVING = [1, 39, 50]

export const isHoliday = (day: Day): boolean => {
  const sunday = easter(Number(day.slice(0, 4)))
  return FIXED.has(day.slice(5)) || MOVING.includes(daysApart(sunday, day))
}
