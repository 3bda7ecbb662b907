// Hours, days that differ, outages in words: on the page, in the history, on the door.
import type { Centre } from '../domain/centre.ts'
import { isDay, type Day } from '../domain/day.ts'
import { isKey, type Key } from '../domain/ids.ts'
import { parseEvery, parseIntervals, parseNth, parseWeek } from '../domain/opening-record.ts'
import type { OpeningException, OpeningPeriod } from '../domain/opening.ts'
import type { Outage } from '../domain/outage.ts'
import type { Pattern } from '../domain/pattern.ts'
import type { Zone } from '../domain/territory.ts'
import type { Described, Describe } from '../records/describe.ts'
import { centreOfCode, inWords } from '../text/centre-words.ts'
import { closingWords } from '../text/closing-words.ts'
import { dayText, halfText, titleCase } from '../text/format.ts'
import { hoursText, weekText } from '../text/hours-text.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'

/** 'une semaine sur 2, comme celle du 5 janvier 2026'. */
const everyText = ({ weeks, since }: NonNullable<Pattern['every']>): string => t('hours.every', { n: weeks, date: wholeDate(since) })
const nthText = (nth: NonNullable<Pattern['nth']>): string => t('hours.nth', { nth: `n${nth}` })
const termText = (term: NonNullable<Pattern['term']>): string => t('hours.term', { term })

/** On which of its days it holds; nothing where it holds on all. */
export const patternText = ({ every, nth, term }: Pattern): string[] => [
  ...(nth ? [nthText(nth)] : []),
  ...(every ? [everyText(every)] : []),
  ...(term ? [termText(term)] : []),
]

/** 'lundi, mardi 9:00–12:00 · le premier du mois · en période scolaire'. */
export const periodText = ({ week, pattern }: Pick<OpeningPeriod, 'week' | 'pattern'>): string =>
  [weekText(week) || t('hours.never'), ...(pattern ? patternText(pattern) : [])].join(' · ')

/** From when to when it holds. */
export const rangeText = ({ from, to }: Pick<OpeningPeriod, 'from' | 'to'>, today: Day): string => {
  const when = from <= today ? 'since' : 'from'
  return to === null ? t('hours.range', { when, from: wholeDate(from) }) : t('hours.range.to', { from: wholeDate(from), to: wholeDate(to) })
}

export const daysText = ({ day, to }: Pick<OpeningException, 'day' | 'to'>, today: Day): string =>
  titleCase(to === undefined ? dayText(day, today) : t('hours.range.to', { from: dayText(day, today), to: dayText(to, today) }))

/** What holds on these days, and why: 'fermé, neige ou route coupée', 'ouvert 10:00–12:00'. */
export const differenceText = ({ half, intervals, reason }: Pick<OpeningException, 'half' | 'intervals' | 'reason'>): string =>
  [
    half !== null
      ? t('hours.closed.half', { half })
      : intervals.length > 0
        ? t('hours.open', { hours: hoursText(intervals) })
        : t('hours.closed'),
    ...(reason === 'other' ? [] : [closingWords(reason)]),
  ].join(', ')

export const outageText = ({ half, kind, text }: Pick<Outage, 'half' | 'kind' | 'text'>): string =>
  [half === null ? t('hours.half.day') : halfText(half), closingWords(kind), ...(text === null ? [] : [text])].join(' · ')

const zoneName = (id: Key | null, zones: readonly Zone[]): string | null => {
  const zone = zones.find(z => z.id === id)
  return zone ? inWords(zone.names) : null
}
/** 'Place de la halle (Causse de Roc)'. */
export const placeText = ({ place, zone }: NonNullable<OpeningPeriod['stop']>, zones: readonly Zone[]): string => {
  const name = zoneName(zone, zones)
  return name === null ? place : t('hours.place', { place, zone: name })
}

/** Of these a third version can be written. */
export const isTextField = (field: string): boolean => ['place', 'note', 'text'].includes(field)

export const describeHours =
  (all: readonly Centre[], zones: readonly Zone[]): Describe =>
  (field, value): Described | null => {
    const none = t('hours.none')
    const date = isDay(value) ? wholeDate(value) : none
    switch (field) {
      case 'from':
      case 'day':
        return { what: t(`hours.field.${field}`), text: date }
      case 'to':
        return { what: t('hours.field.to'), text: isDay(value) ? date : t('hours.noEnd') }
      case 'week':
        return { what: t('hours.field.week'), text: weekText(parseWeek(value)) || t('hours.never') }
      case 'every': {
        const every = parseEvery(value)
        return { what: t('hours.field.every'), text: every ? everyText(every) : t('hours.everyWeek') }
      }
      case 'nth': {
        const nth = parseNth(value)
        return { what: t('hours.field.nth'), text: nth ? nthText(nth) : t('hours.everyOne') }
      }
      case 'term':
        return { what: t('hours.field.term'), text: value === 'in' || value === 'out' ? termText(value) : t('hours.always') }
      case 'zone':
        return { what: t('hours.field.zone'), text: zoneName(isKey(value) ? value : null, zones) ?? none }
      case 'half':
        return { what: t('hours.field.half'), text: value === 'am' || value === 'pm' ? halfText(value) : t('hours.half.day') }
      case 'intervals': {
        const intervals = parseIntervals(value)
        return { what: t('hours.field.intervals'), text: intervals.length > 0 ? hoursText(intervals) : t('hours.closed') }
      }
      case 'reason':
      case 'kind':
        return { what: t('hours.field.reason'), text: closingWords(String(value)) }
      case 'redirect':
        return { what: t('hours.field.redirect'), text: typeof value === 'string' ? centreOfCode(value, all) : none }
      case 'place':
      case 'note':
      case 'text':
        return { what: t(`hours.field.${field}`), text: typeof value === 'string' && value !== '' ? value : none }
      default:
        return null
    }
  }
