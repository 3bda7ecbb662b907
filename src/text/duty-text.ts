// Duty in words, as every screen says it: when it comes next, and in which rhythm.
import type { Day } from '../domain/day.ts'
import type { Duty, DutyWhen } from '../domain/duty.ts'
import type { Coming } from '../domain/next-duty.ts'
import { clockText, dayText } from './format.ts'
import { hoursText } from './hours-text.ts'
import { t } from './translate.ts'
import { wholeDate } from './whole-date.ts'

/** 'aujourd’hui jusqu’à 12:00', 'aujourd’hui, 14:00–17:00', 'jeudi 12 mars, 9:00–12:00'. */
export const comingText = ({ duty: { hours }, day, running }: Coming, today: Day): string => {
  if (running) return t('duty.until', { time: clockText(hours.to) })
  return day === today
    ? t('duty.today', { hours: hoursText([hours]) })
    : t('duty.on', { date: dayText(day, today), hours: hoursText([hours]) })
}

/** 'jeudi, toutes les 2 semaines'; a day with its year. */
const rhythm = (when: DutyWhen): string =>
  when.is === 'day' ? wholeDate(when.day) : t('duty.every', { day: t('weekday', { day: when.weekday }), every: when.every })

/** The whole of it: 'jeudi, chaque semaine, 9:00–12:00, du 1er mars 2026 au 30 juin 2026'. What has begun is said without its beginning. */
export const dutyText = ({ when, hours }: Pick<Duty, 'when' | 'hours'>, today: Day): string => {
  const parts = [rhythm(when), hoursText([hours])]
  if (when.is === 'weekly' && when.from > today) parts.push(t('duty.from', { date: wholeDate(when.from) }))
  if (when.is === 'weekly' && when.to !== null) parts.push(t('duty.to', { date: wholeDate(when.to) }))
  return parts.join(', ')
}
