// What stands in the fields of a partner or of a duty, in words: for the card, the history and what is to be decided.
import { isDay, type Day } from '../domain/day.ts'
import type { Duty } from '../domain/duty.ts'
import { offDay } from '../domain/duty-record.ts'
import { isKey } from '../domain/ids.ts'
import { intervalFrom } from '../domain/opening-record.ts'
import { ENGAGEMENTS, LONGEST, nameOn, type Partner } from '../domain/partner.ts'
import { checkedDay, nameFrom, PARTNER_STATE, setOfField } from '../domain/partner-record.ts'
import type { LocalPurpose } from '../domain/purposes.ts'
import type { Value } from '../domain/statement.ts'
import type { Check } from '../records/check.ts'
import type { Describe } from '../records/describe.ts'
import { nameSentence } from '../records/NamesFields.tsx'
import { textProblem } from '../records/text-problem.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import { hoursText } from '../text/hours-text.ts'
import { listText } from '../text/later-format.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { partnerOf, type Place } from './here.ts'
import { memberWord, typeWord, type PartnerLists } from './partner-lists.ts'

const nothing = (): string => t('partners.nothing')
const plain = (value: Value): string => (typeof value === 'string' && value !== '' ? value : nothing())
const yesNo = (value: Value): string => t(value === true ? 'partners.yes' : 'partners.no')

export const describePartner =
  (lists: PartnerLists): Describe =>
  (field, value) => {
    const dated = nameFrom(field)
    if (dated)
      return {
        what: dated.from === null ? t('partners.field.name') : t('partners.field.name.from', { date: wholeDate(dated.from) }),
        text: plain(value),
      }
    const of = setOfField(field)
    if (of) return { what: memberWord(lists, of.set, of.member), text: yesNo(value) }
    const day = checkedDay(field)
    if (day !== null) return { what: t('partners.field.checked', { date: wholeDate(day) }), text: yesNo(value) }
    switch (field) {
      case 'type':
        return { what: t('partners.field.type'), text: typeof value === 'string' ? typeWord(lists, value) : nothing() }
      case 'engagement': {
        const engagement = ENGAGEMENTS.find(e => e === value)
        return { what: t('partners.field.engagement'), text: engagement ? t(`partners.engagement.${engagement}`) : nothing() }
      }
      case 'short':
      case 'offer':
      case 'reception':
      case 'line':
      case 'letterbox':
      case 'web':
        return { what: t(`partners.field.${field}`), text: plain(value) }
      case PARTNER_STATE:
        return { what: t('partners.field.state'), text: t(value === 'withdrawn' ? 'partners.state.withdrawn' : 'partners.state.current') }
      default:
        return null // of a newer app
    }
  }

/** Fields of which a third version can be written. */
export const isPartnerText = (field: string): boolean => nameFrom(field) !== null || field === 'short' || field === 'reception'

/** A partner has a name and a type, whatever is put back. */
export const partnerCheck =
  ({ names }: Partner): Check =>
  (field, value) => {
    const dated = nameFrom(field)
    if (dated && value === null) return names.some(n => n.from !== dated.from) ? null : nameSentence('missing')
    if (field === 'type' && value === null) return t('partners.missing.type')
    return field === 'short' && typeof value === 'string' ? textProblemWords(textProblem(value, LONGEST.short)) : null
  }

/** Of whom a duty is, as it is called today. */
export const nameOf = (place: Pick<Place, 'partners'>, duty: Duty, today: Day): string => {
  const partner = partnerOf(place, duty)
  return partner ? nameOn(partner, today) : t('duty.nobody')
}

export const describeDuty =
  (partners: readonly Partner[], locals: readonly LocalPurpose[], today: Day): Describe =>
  (field, value) => {
    const off = offDay(field)
    if (off !== null) return { what: t('duty.field.off', { date: wholeDate(off) }), text: yesNo(value) }
    switch (field) {
      case 'partner': {
        const partner = isKey(value) ? partners.find(p => p.id === value) : undefined
        return { what: t('duty.field.partner'), text: partner ? nameOn(partner, today) : t('duty.nobody') }
      }
      case 'purposes': {
        const words = (Array.isArray(value) ? value : []).flatMap(p => (typeof p === 'string' ? [purposeWord(locals, p)] : []))
        return { what: t('duty.field.purposes'), text: words.length > 0 ? listText(words) : nothing() }
      }
      case 'hours': {
        const hours = Array.isArray(value) ? intervalFrom(value[0], value[1]) : null
        return { what: t('duty.field.hours'), text: hours ? hoursText([hours]) : nothing() }
      }
      case 'day':
      case 'from':
      case 'to':
        return { what: t(`duty.field.${field}`), text: isDay(value) ? wholeDate(value) : nothing() }
      case 'weekday':
        return { what: t('duty.field.weekday'), text: typeof value === 'number' ? t('weekday', { day: value }) : nothing() }
      case 'every':
        return { what: t('duty.field.every'), text: t('duty.weeks', { n: typeof value === 'number' ? value : 1 }) }
      case 'state':
        return { what: t('partners.field.state'), text: t(value === 'withdrawn' ? 'duty.state.withdrawn' : 'duty.state.current') }
      default:
        return null // of a newer app
    }
  }
