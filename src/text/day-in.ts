// A day as one of the six languages writes it; in French the first of a month is '1er'.
import type { Day } from '../domain/day.ts'
import type { Language } from '../domain/languages.ts'
import { INTL } from './language.ts'

export const dayIn = (language: Language, day: Day, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(INTL[language], { timeZone: 'UTC', ...form })
    .formatToParts(new Date(`${day}T12:00:00Z`))
    .map(p => (p.type === 'day' && p.value === '1' && language === 'fr' ? '1er' : p.value))
    .join('')
