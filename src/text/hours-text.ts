// Opening hours as they stand on a door: "9:00–12:30 et 14:00–17:00"; the word for closed where there are none.
import { grouped } from '../domain/grouped.ts'
import { joined } from '../domain/joined.ts'
import type { Interval, Week } from '../domain/opening.ts'
import { clockText } from './format.ts'
import { listText } from './later-format.ts'
import { t } from './translate.ts'

export const hoursText = (open: readonly Interval[]): string =>
  open.length === 0 ? t('network.today.closed') : listText(joined(open).map(i => `${clockText(i.from)}–${clockText(i.to)}`))

/** 'lundi, mardi 9:00–12:00 · jeudi 9:00–17:30': days that are alike together; '' where there is none. */
export const weekText = (week: Week): string => {
  const days = [1, 2, 3, 4, 5, 6, 7].filter(d => (week[d] ?? []).length > 0)
  const alike = [...grouped(days, d => JSON.stringify(week[d])).values()]
  return alike.map(list => `${list.map(day => t('weekday', { day })).join(', ')} ${hoursText(week[list[0]!] ?? [])}`).join(' · ') // none is empty
}
