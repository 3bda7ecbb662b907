// Civil days and the slots of a day. A day is text; nothing here knows what time it is.

/** 'YYYY-MM-DD', a real day of the calendar. */
export type Day = string & { readonly brand: 'Day' }
/** 'YYYY-MM'. */
export type Month = string & { readonly brand: 'Month' }
/** The finest time kept on a visit: the hour (0–23) or, in small centres, the half-day. `domain.md` §5.3. */
export type Slot = number | 'am' | 'pm'
export type HalfDay = 'am' | 'pm'
/** Minutes since midnight, 0–1440. */
export type Minutes = number

const stamp = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const text = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day

/** A day too many, or a month, is one of the next; years before 100 are taken for others. */
const isOfCalendar = (day: string): boolean => {
  const d = new Date(stamp(day))
  return (
    d.getUTCDate() === Number(day.slice(8)) &&
    d.getUTCMonth() + 1 === Number(day.slice(5, 7)) &&
    d.getUTCFullYear() === Number(day.slice(0, 4))
  )
}

export const isDay = (x: unknown): x is Day => typeof x === 'string' && /^\d{4}-\d\d-\d\d$/.test(x) && isOfCalendar(x)
export const isMonth = (x: unknown): x is Month => typeof x === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(x)
export const isSlot = (x: unknown): x is Slot =>
  x === 'am' || x === 'pm' || (Number.isInteger(x) && (x as number) >= 0 && (x as number) <= 23)

export const addDays = (day: Day, n: number): Day => text(stamp(day) + n * 86_400_000)
export const monthOf = (day: Day): Month => day.slice(0, 7) as Month
export const addMonths = (month: Month, n: number): Month => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}` as Month
}
/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: Day): number => ((new Date(stamp(day)).getUTCDay() + 6) % 7) + 1

/** Seconds. */
export const DAY = 86_400
/** Of a moment that says no more than its day (day-only.ts). */
export const isDayOnly = (at: number): boolean => at % DAY === DAY / 2

/** How fine the slot of a visit is: an hour, or a half-day where fewer than about ten people come a day. */
export const PRECISIONS = ['hour', 'half-day'] as const
export type Precision = (typeof PRECISIONS)[number]
export const slotOf = (hour: number, precision: Precision): Slot => (precision === 'hour' ? hour : hour < 12 ? 'am' : 'pm')

/** Noon parts the day: an hour belongs to the morning until 12. */
export const halfOf = (slot: Slot): HalfDay => (slot === 'am' || slot === 'pm' ? slot : slot < 12 ? 'am' : 'pm')
/** A number that sorts slots of one day; a half-day stands before its hours. */
export const slotOrder = (slot: Slot): number => (slot === 'am' ? -1 : slot === 'pm' ? 11.5 : slot)
