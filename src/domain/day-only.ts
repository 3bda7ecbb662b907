// A moment in seconds since 1970 as no more than its day: noon in Greenwich, which is that day nearly everywhere.
import { DAY } from './day.ts'

export const dayOnly = (at: number): number => at - (at % DAY) + DAY / 2
