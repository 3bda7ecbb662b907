// An event in words that only the agenda says: of what kind it is, when a cancellation was decided, what stands in each field.
import { isDay, type Day } from '../domain/day.ts'
import type { Cancellation } from '../domain/event.ts'
import { LEFT, whenFrom } from '../domain/event-record.ts'
import { iconOf, type ListItem, type ValueIcon } from '../domain/lists.ts'
import { LANGUAGES } from '../domain/languages.ts'
import type { Describe } from '../records/describe.ts'
import { whenText } from '../text/event-text.ts'
import { dayText, slotText } from '../text/format.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'

/** `types`: as this device has them. */
export const typeWord = (type: string, types: readonly ListItem[]): string => {
  const item = types.find(i => i.value === type)
  return item ? itemWord(item) : t('agenda.type.unknown')
}
/** The sign somebody gave to a type; none as long as nobody did. */
export const typeIcon = (type: string, types: readonly ListItem[]): ValueIcon | null => {
  const item = types.find(i => i.value === type)
  return item ? iconOf(item) : null
}

/** 'décidé mardi 10 mars, 18 h'. */
export const decidedText = ({ at }: Cancellation, today: Day): string =>
  t('agenda.cancelled.decided', { date: dayText(at.day, today), slot: slotText(at.slot) })

const languageOf = (field: string): string => {
  const tag = LANGUAGES.find(l => field.endsWith(`.${l}`))
  return tag ? ` (${LANGUAGE_NAMES[tag]})` : ''
}

export const describeEvent =
  (types: readonly ListItem[], today: Day): Describe =>
  (field, value) => {
    const said = (what: string, text: string) => ({ what, text })
    const text = typeof value === 'string' ? value : t('agenda.nothing')
    switch (field.split('.')[0]) {
      case 'title':
        return said(t('agenda.title') + languageOf(field), text)
      case 'summary':
        return said(t('agenda.summary') + languageOf(field), text)
      case 'type':
        return said(t('agenda.type'), typeof value === 'string' ? typeWord(value, types) : text)
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
