// Which days the coordinator looks at. Never more than a month at once: a table of figures is read, not scrolled.
import { addDays, addMonths, isMonth, monthOf, type Day, type Month } from '../domain/day.ts'

/** Today, the last seven days, or a month. */
export type Period = 'day' | 'week' | Month

/** Both included; never after today. */
export type Span = { readonly from: Day; readonly to: Day }
export const spanOf = (period: Period, today: Day): Span => {
  if (period === 'day') return { from: today, to: today }
  if (period === 'week') return { from: addDays(today, -6), to: today }
  const last = addDays(firstOf(addMonths(period, 1)), -1)
  return { from: firstOf(period), to: last < today ? last : today }
}
const firstOf = (month: Month): Day => `${month}-01` as Day // every month has a first

/** The month that these days are, all of it; null when they are not one. */
export const wholeMonth = ({ from, to }: Span): Month | null => {
  const month = monthOf(from)
  return from === firstOf(month) && to === addDays(firstOf(addMonths(month, 1)), -1) ? month : null
}

/** The three that are one press away; 'month' is the running one. */
export const NEAR = ['day', 'week', 'month'] as const
export type Near = (typeof NEAR)[number]
export const nearOf = (period: Period, today: Day): Near | null => (isMonth(period) ? (period === monthOf(today) ? 'month' : null) : period)
export const periodFrom = (chosen: string | undefined, today: Day): Period | null =>
  chosen === 'day' || chosen === 'week' ? chosen : chosen === 'month' ? monthOf(today) : isMonth(chosen) ? chosen : null
