// What a value of a list is called: as somebody stated it, else in our own words.
import { isKey } from '../domain/ids.ts'
import type { ListItem, ListName } from '../domain/lists.ts'
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

export const itemWord = (item: Pick<ListItem, 'list' | 'value' | 'labels'>): string =>
  item.labels ? inWords(item.labels) : isKey(item.value) ? t('list.unknown') : ownWord(item.list, item.value)
