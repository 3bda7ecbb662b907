// The fields of a value in words, for its history and for decisions.
import { isDay } from '../domain/day.ts'
import { isLanguage } from '../domain/languages.ts'
import { VALUE_ICONS, type ListItem } from '../domain/lists.ts'
import { isReference } from '../domain/purposes.ts'
import type { Describe, Described } from '../records/describe.ts'
import { dateText, numberText } from '../text/format.ts'
import { listText } from '../text/later-format.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { itemWord } from '../text/list-words.ts'
import { purposeWord } from '../text/purpose-words.ts'
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
      case 'short':
        return { what: t(`lists.field.${field}`), text }
      case 'icon': {
        const icon = VALUE_ICONS.find(i => i === value)
        return { what: t('lists.field.icon'), text: t(`lists.icon.${icon ?? 'none'}`) }
      }
      case 'standsFor': {
        const refs = Array.isArray(value) ? value.filter(isReference) : []
        return { what: t('lists.field.instead'), text: listText(refs.map(r => purposeWord([], r))) || t('network.none') }
      }
      case 'from':
      case 'to':
        return { what: t(`lists.field.${field}`), text: dayWithYear(text) }
      case 'order':
        return { what: t('lists.field.order'), text }
      case 'replacedBy':
      case 'ref': {
        const item = items.find(i => i.value === value)
        return { what: t(`lists.field.${field}`), text: item ? itemWord(item) : isReference(value) ? purposeWord([], value) : text }
      }
      default:
        return null // the list, the value itself: they never change
    }
  }
