// A day as it stands in a field, where it is typed: day before month, as in all six languages.
import type { Day } from '../domain/day.ts'

export const typedDay = (day: Day): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
