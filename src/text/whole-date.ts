// A day with its year and without its weekday: '27 novembre 2026', '1er mars 2026'.
import type { Day } from '../domain/day.ts'
import { INTL, language } from './language.ts'

export const wholeDate = (day: Day): string =>
  new Intl.DateTimeFormat(INTL[language.value], { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
    .formatToParts(new Date(`${day}T12:00:00Z`))
    .map(p => (p.type === 'day' && p.value === '1' && language.peek() === 'fr' ? '1er' : p.value))
    .join('')
