// An event in words: when, where, of what kind, for whom, and what stands in each of its fields.
import type { Centre } from '../domain/centre.ts'
import { isDay, type Day } from '../domain/day.ts'
import { CANCEL_REASONS, endOf, type CalendarEvent, type Cancellation, type When } from '../domain/event.ts'
import { LEFT, whenFrom } from '../domain/event-record.ts'
import { LISTS, networkList, type ListValue } from '../domain/lists.ts'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import { addMinutes, dayOf, isKnownZone, minutesOf } from '../domain/wall-time.ts'
import type { Describe } from '../records/describe.ts'
import { centreOfCode, inWords } from '../text/centre-words.ts'
import { clockText, dayText, slotText } from '../text/format.ts'
import { language, LANGUAGE_NAMES } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'

export const typeWord = (type: string, values: readonly ListValue[]): string => {
  const labels = networkList('event-type', values).find(i => i.value === type)?.labels
  if (labels) return inWords(labels)
  const own = LISTS['event-type'].find(v => v === type)
  return own ? t(`list.event-type.${own}`) : t('agenda.type.unknown')
}

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
/** 'décidé mardi 10 mars, 18 h'. */
export const decidedText = ({ at }: Cancellation, today: Day): string =>
  t('agenda.cancelled.decided', { date: dayText(at.day, today), slot: slotText(at.slot) })

const languageOf = (field: string): string => {
  const tag = LANGUAGES.find(l => field.endsWith(`.${l}`))
  return tag ? ` (${LANGUAGE_NAMES[tag]})` : ''
}

export const describeEvent =
  (values: readonly ListValue[], today: Day): Describe =>
  (field, value) => {
    const said = (what: string, text: string) => ({ what, text })
    const text = typeof value === 'string' ? value : t('agenda.nothing')
    switch (field.split('.')[0]) {
      case 'title':
        return said(t('agenda.title') + languageOf(field), text)
      case 'summary':
        return said(t('agenda.summary') + languageOf(field), text)
      case 'type':
        return said(t('agenda.type'), typeof value === 'string' ? typeWord(value, values) : text)
      case 'when': {
        const when = whenFrom(value)
        return when && said(t('agenda.when.what'), whenText(when, today))
      }
      case 'place':
        return said(t('agenda.place'), typeof value === 'string' ? value : t('agenda.place.own'))
      case LEFT:
        return said(t('agenda.closed.leftIn'), isDay(value) ? wholeDate(value) : t('agenda.nothing'))
      case 'audience':
        return said(t('agenda.audience'), text)
      default:
        return null
    }
  }
