// The fields of a value in words, for its history and for decisions.
import { isDay } from '../domain/day.ts'
import { isLanguage } from '../domain/languages.ts'
import type { ListItem } from '../domain/lists.ts'
import type { Describe, Described } from '../records/describe.ts'
import { dateText, numberText } from '../text/format.ts'
import { LANGUAGE_NAMES } from '../text/language.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'

export const dayWithYear = (day: string): string => (isDay(day) ? `${dateText(day)} ${day.slice(0, 4)}` : day)

export const describeValue =
  (items: readonly ListItem[]): Describe =>
  (field, value): Described | null => {
    const text = typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? numberText(value) : t('network.none')
    const [name, language] = field.split('.')
    if (name === 'label' && isLanguage(language))
      return { what: t('network.field.in', { what: t('lists.field.label'), language: LANGUAGE_NAMES[language] }), text }
    switch (field) {
      case 'label':
        return { what: t('lists.field.label'), text }
      case 'from':
      case 'to':
        return { what: t(`lists.field.${field}`), text: dayWithYear(text) }
      case 'order':
        return { what: t('lists.field.order'), text }
      case 'replacedBy':
      case 'ref': {
        const item = items.find(i => i.value === value)
        return { what: t(`lists.field.${field}`), text: item ? itemWord(item) : text }
      }
      default:
        return null // the list, the value itself, its sign
    }
  }
