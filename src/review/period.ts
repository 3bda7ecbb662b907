// Which days the coordinator looks at. Never more than a month at once: a table of figures is read, not scrolled.
import type { Day } from '../domain/day.ts'

export const PERIODS = ['day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]
export const isPeriod = (x: unknown): x is Period => PERIODS.includes(x as Period)

/** How many days back, today included: 1, 7, or since the first of the month (1 to 31). */
export const lengthOf = (period: Period, today: Day): number => {
  switch (period) {
    case 'day':
      return 1
    case 'week':
      return 7
    case 'month':
      return Number(today.slice(8, 10))
  }
}
