// What is told of a centre's hours at this minute, to the public and to colleagues: open until or closed, why, where else, when again.
import type { Day } from '../domain/day.ts'
import type { PublicHours } from '../domain/public-hours.ts'
import type { Centre } from '../domain/centre.ts'
import { centreOfCode } from './centre-words.ts'
import { closingWords } from './closing-words.ts'
import { clockText, dayText } from './format.ts'
import { openWords } from './open-words.ts'
import { t } from './translate.ts'

/** Each a phrase of its own, what matters first. `all`: to call by its name where one is sent. */
export const publicHoursText = ({ now, differs, next, place }: PublicHours, today: Day, all: readonly Centre[]): string[] => {
  const state = openWords(now)
  return [
    differs && differs.reason !== 'other' ? t('hours.because', { state, reason: closingWords(differs.reason) }) : state,
    ...(place === null ? [] : [place]),
    ...(now.after ? [`${clockText(now.after.from)}–${clockText(now.after.to)} ${now.after.stop.stop.place}`] : []),
    ...(differs?.redirect && now.is !== 'open' ? [t('hours.redirect', { centre: centreOfCode(differs.redirect, all) })] : []),
    ...(next ? [t('hours.next', { date: dayText(next.day, today), time: clockText(next.at) })] : []),
  ]
}
