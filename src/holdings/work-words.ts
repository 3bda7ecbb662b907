// What stands in the fields of a work or of its copies, in words.
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { isLanguage } from '../domain/languages.ts'
import type { Value } from '../domain/statement.ts'
import type { WorkState } from '../domain/work.ts'
import { purposeOfField, withdrawnWhy } from '../domain/work-record.ts'
import type { Describe } from '../records/describe.ts'
import { listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { purposeLabel } from '../text/words-here.ts'
import { mediaWord, type WorkLists } from './lists-here.ts'

export const stateWord = (state: WorkState): string =>
  state.is === 'withdrawn' ? t('holdings.state.withdrawn.why', { why: t(`withdrawal.${state.why}`) }) : t(`holdings.state.${state.is}`)

const plain = (value: Value): string => {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  return t('holdings.nothing')
}

export const describeWork =
  (lists: WorkLists): Describe =>
  (field, value) => {
    const purpose = purposeOfField(field)
    if (purpose !== null)
      return { what: purposeLabel(lists, purpose), text: value === true ? t('holdings.purpose.yes') : t('holdings.purpose.no') }
    switch (field) {
      case 'title':
      case 'publisher':
      case 'year':
      case 'isbn':
      case 'issn':
        return { what: t(`holdings.field.${field}`), text: plain(value) }
      case 'media':
        return { what: t('holdings.field.media'), text: typeof value === 'string' ? mediaWord(lists, value) : plain(value) }
      case 'language':
        return { what: t('holdings.field.language'), text: isLanguage(value) ? LANGUAGE_NAMES[value] : plain(value) }
      case 'authors': {
        const names = Array.isArray(value) ? value.filter(v => typeof v === 'string') : []
        return { what: t('holdings.field.authors'), text: names.length > 0 ? listText(names) : plain(null) }
      }
      case 'state': {
        const why = withdrawnWhy(value)
        const state: WorkState = why !== null ? { is: 'withdrawn', why } : { is: value === 'superseded' ? 'superseded' : 'current' }
        return { what: t('holdings.field.state'), text: stateWord(state) }
      }
      default:
        return null // of a newer app
    }
  }

export const describeHolding: Describe = (field, value) => {
  switch (field) {
    case 'copies':
    case 'mark':
    case 'place':
      return { what: t(`holdings.field.${field}`), text: plain(value) }
    default:
      return null // the work it is of
  }
}

/** Fields of which somebody may write a third version with her own words. */
export const isFreeText = (field: string): boolean => ['title', 'publisher', 'mark', 'place'].includes(field)
