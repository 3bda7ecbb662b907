// A day with its year and without its weekday: '27 novembre 2026', '1er mars 2026'.
import type { Day } from '../domain/day.ts'
import { dayIn } from './day-in.ts'
import { language } from './language.ts'

export const WHOLE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }
export const wholeDate = (day: Day): string => dayIn(language.value, day, WHOLE)
