// A month's name. Apart from format.ts, which the first screen brings along.
import type { Month } from '../domain/day.ts'
import { INTL, language } from './language.ts'

/** 'novembre 2025'. */
export const monthText = (month: Month): string =>
  new Intl.DateTimeFormat(INTL[language.value], { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )
