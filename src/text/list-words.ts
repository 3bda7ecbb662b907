// What a value of a list is called: as somebody stated it, else in our own words.
import { LISTS, type ListItem, type ListName } from '../domain/lists.ts'
import { inWords } from './centre-words.ts'
import { t, type TextKey } from './translate.ts'

const ownWord = (list: ListName, value: string): string => {
  switch (list) {
    case 'purpose':
      return t(`purpose.${value}.long` as TextKey)
    case 'situation':
      return t(`situation.${value}` as TextKey)
    case 'next-step':
      return t(`next.${value}` as TextKey)
    default:
      return t(`list.${list}.${value}` as TextKey)
  }
}

/** A value that is neither ours nor named has no word here yet. */
const isOurs = ({ list, value }: Pick<ListItem, 'list' | 'value'>): boolean => LISTS[list].some(v => v === value)

export const itemWord = (item: Pick<ListItem, 'list' | 'value' | 'labels'>): string =>
  item.labels ? inWords(item.labels) : isOurs(item) ? ownWord(item.list, item.value) : t('list.unknown')
