// An event in words, as every screen says it: when, where, in which language, why not.
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import { CANCEL_REASONS, endOf, type CalendarEvent, type When } from '../domain/event.ts'
import type { Language } from '../domain/languages.ts'
import { addMinutes, dayOf, isKnownZone, minutesOf } from '../domain/wall-time.ts'
import { centreOfCode } from './centre-words.ts'
import { clockText, dayText } from './format.ts'
import { language } from './language.ts'
import { t } from './translate.ts'

/** 'jeudi 12 mars, de 14:00 à 16:30'; over several days with both. */
export const whenText = (when: When, today: Day): string => {
  const end = endOf(when)
  const [date, from, to] = [dayText(dayOf(when.start), today), clockText(minutesOf(when.start)), clockText(minutesOf(end))]
  const midnight = minutesOf(end) === 0
  const last = midnight ? dayOf(addMinutes(end, -1)) : dayOf(end)
  const till = midnight ? clockText(1440) : to
  return last === dayOf(when.start)
    ? t('agenda.when', { date, from, to: till })
    : t('agenda.when.days', { date, from, last: dayText(last, today), to: till })
}

/** In which zone, where that has to be said: it is not the network's, or this device does not know it. Null where not. */
export const zoneText = ({ zone }: When, usual: string | undefined): string | null =>
  !isKnownZone(zone) ? t('agenda.zone.unknown', { zone }) : usual !== undefined && zone !== usual ? t('agenda.zone', { zone }) : null

/** A free place; else the owner's own. */
export const placeText = (e: Pick<CalendarEvent, 'place' | 'centre'>, centres: readonly Centre[]): string =>
  e.place ?? centreOfCode(e.centre, centres)

/** The tag of a language in which a text stands that the person's own has no words for (E17). */
export const foreign = (e: Pick<CalendarEvent, 'language'>, by: Readonly<Partial<Record<Language, string>>>): Language | null =>
  e.language !== null && e.language !== language.value && by[language.value] === undefined ? e.language : null

export const reasonWord = (reason: string | null): string => t(`agenda.reason.${CANCEL_REASONS.find(r => r === reason) ?? 'other'}`)
