// The fields of the directory's records in words, for cards, history and decisions.
import { ON_NONE, parentDay } from '../../domain/centre-record.ts'
import { CENTRE_KINDS, CENTRE_STATUSES, LABEL_LEVELS, SERVICE_LEVELS } from '../../domain/centre-lists.ts'
import type { Centre, Parent } from '../../domain/centre.ts'
import { circleOfField } from '../../domain/closed-circles.ts'
import { isDay, monthOf, PRECISIONS } from '../../domain/day.ts'
import { isKey } from '../../domain/ids.ts'
import { isLanguage } from '../../domain/languages.ts'
import { networkList, type ListValue } from '../../domain/lists.ts'
import { firstDay, isPartialDate, precisionOf, type PartialDate } from '../../domain/partial-date.ts'
import { parseWeek } from '../../domain/opening-record.ts'
import { holidayDay } from '../../domain/school-holidays.ts'
import { SCHOOL_START, schoolStartOr } from '../../domain/school-start.ts'
import type { Value } from '../../domain/statement.ts'
import { DENSITIES, THEME, ZONE_STATE, ZONE_STATES } from '../../domain/territory.ts'
import type { Describe, Described } from '../../records/describe.ts'
import { centreOfCode } from '../../text/centre-words.ts'
import { dateText, numberText } from '../../text/format.ts'
import { listText, monthNames } from '../../text/later-format.ts'
import { LANGUAGE_NAMES } from '../../text/language-names.ts'
import { weekText } from '../../text/hours-text.ts'
import { itemWord } from '../../text/list-words.ts'
import { monthText } from '../../text/month-text.ts'
import { wholeDate } from '../../text/whole-date.ts'
import { t } from '../../text/translate.ts'

/** '2014', 'mars 2010', '12 septembre 2011'. */
export const partialDateText = (date: PartialDate): string => {
  switch (precisionOf(date)) {
    case 'year':
      return date
    case 'month':
      return monthText(monthOf(firstDay(date)))
    case 'day':
      return `${dateText(firstDay(date))} ${date.slice(0, 4)}`
  }
}
export const squareMetres = (n: number): string => t('network.m2', { n: numberText(n) })

export const serviceWord = (id: string, stated: readonly ListValue[]): string => {
  const item = networkList('service', stated).find(i => i.value === id)
  return item ? itemWord(item) : t('list.unknown')
}

/** 'Castelroc, à partir du 1er mars 2010' */
export const parentText = ({ from, code }: Parent, centres: readonly Centre[]): string =>
  t('network.parent.from', { parent: code === null ? none() : centreOfCode(code, centres), date: `${dateText(from)} ${from.slice(0, 4)}` })

/** 'septembre' */
export const schoolStartText = (begins: number): string => monthNames()[begins - 1]! // one of twelve

const none = (): string => t('network.none')
const text = (v: Value): string => (typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? numberText(v) : none())

/** Fields that can be typed: words of ours or of a place, a currency's code, the name of a time zone. Of these a third version can be written. */
export const isNameField = (field: string): boolean => /^(name|area)(\.|$)|^(host|currency|timeZone)$/.test(field)

/** `centres`, `stated`: to call by their names what the fields only point at. */
export const describeDirectory =
  (centres: readonly Centre[], stated: readonly ListValue[]): Describe =>
  (field, value): Described | null => {
    const [name, rest] = field.split('.')
    if ((name === 'name' || name === 'area') && isLanguage(rest))
      return { what: t('network.field.in', { what: t(`network.field.${name}`), language: LANGUAGE_NAMES[rest] }), text: text(value) }
    if (name === 'service' && rest !== undefined) {
      const level = SERVICE_LEVELS.find(l => l === value)
      return { what: serviceWord(rest, stated), text: level ? t(`network.level.${level}`) : none() }
    }
    const from = parentDay(field)
    if (from !== null)
      return {
        what: t('network.field.parentOf', { date: `${dateText(from)} ${from.slice(0, 4)}` }),
        text: value === ON_NONE ? none() : typeof value === 'string' ? centreOfCode(value, centres) : t('network.parent.takenBack'),
      }
    const circle = circleOfField(field)
    if (circle !== null)
      return {
        what: t('network.field.circle', { circle: t(`agenda.circle.say.${circle}`) }),
        text: isDay(value) ? t('network.circle.closedFrom', { date: wholeDate(value) }) : t('network.circle.open'),
      }
    const holidays = holidayDay(field)
    if (holidays !== null)
      return {
        what: t('network.field.holidays', { date: wholeDate(holidays) }),
        text: isDay(value) ? t('network.holidays.until', { date: wholeDate(value) }) : t('network.holidays.gone'),
      }
    switch (field) {
      case 'name':
      case 'area':
      case 'host':
      case 'population':
      case 'order':
      case 'country':
      case 'currency':
      case 'timeZone':
        return { what: t(`network.field.${field}`), text: text(value) }
      case SCHOOL_START:
        return { what: t('network.field.schoolStart'), text: schoolStartText(schoolStartOr(value)) }
      case 'km2':
        return { what: t('network.field.km2'), text: typeof value === 'number' ? t('network.km2', { n: numberText(value) }) : none() }
      case 'density': {
        const density = DENSITIES.find(d => d === value)
        return { what: t('network.field.density'), text: density ? t(`network.density.${density}`) : none() }
      }
      case 'excludes': {
        const list = Array.isArray(value) ? value.filter(v => typeof v === 'string') : []
        return { what: t('network.field.excludes'), text: list.length > 0 ? listText(list) : none() }
      }
      case THEME:
        return { what: t('network.field.theme'), text: isKey(value) ? t('network.theme.text', { sign: value.slice(0, 4) }) : none() }
      case 'outside':
        return { what: t('network.zone.outside'), text: t(value === true ? 'network.zone.outside.yes' : 'network.zone.outside.no') }
      case 'staff':
        return { what: t('network.field.staff'), text: typeof value === 'number' ? numberText(value) : none() }
      case 'm2':
        return { what: t('network.field.m2'), text: typeof value === 'number' ? squareMetres(value) : none() }
      case 'kind': {
        const kind = CENTRE_KINDS.find(k => k === value)
        return { what: t('network.field.kind'), text: kind ? t(`centre-kind.${kind}`) : none() }
      }
      case 'status': {
        const status = CENTRE_STATUSES.find(s => s === value)
        return { what: t('network.field.status'), text: status ? t(`centre-status.${status}`) : none() }
      }
      case ZONE_STATE: {
        const state = ZONE_STATES.find(s => s === value)
        return { what: t('network.field.status'), text: state ? t(`network.zone.state.${state}`) : none() }
      }
      case 'label': {
        const label = LABEL_LEVELS.find(l => l === value)
        return { what: t('network.field.label'), text: t(`network.label.${label ?? 'none'}`) }
      }
      case 'precision': {
        const precision = PRECISIONS.find(p => p === value)
        return { what: t('network.field.precision'), text: precision ? t(`setup.centre.precision.${precision}`) : none() }
      }
      case 'opened':
        return { what: t('network.field.opened'), text: isPartialDate(value) ? partialDateText(value) : none() }
      case 'week':
        return { what: t('network.field.week'), text: weekText(parseWeek(value)) || none() }
      default:
        return null // code, head, demo: not changed here
    }
  }
