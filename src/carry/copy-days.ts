// The days of which visits are in a copy, in words: where they are not of one year, each with its own.
import type { Day } from '../domain/day.ts'
import { dayText } from '../text/format.ts'
import { t } from '../text/translate.ts'

export const copyDays = (first: Day, last: Day, today: Day): string => {
  if (first === last) return t('bring.day', { day: dayText(first, today) })
  const apart = first.slice(0, 4) !== last.slice(0, 4)
  return t('bring.days', { first: dayText(first, apart ? last : today), last: dayText(last, apart ? first : today) })
}
