// What a value of a list is called: as somebody stated it, else in our own words.
import { centreList, networkList, type ListItem, type ListName, type ListValue } from '../domain/lists.ts'
import type { CentreCode } from '../domain/ids.ts'
import { isKey } from '../domain/ids.ts'
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

/** For a value that stands somewhere: also one that was retired since, or of which nothing has arrived yet. `centre` null: the network's word. */
export const valueWord = (list: ListName, value: string, stated: readonly ListValue[], centre: CentreCode | null): string => {
  const items = centre === null ? networkList(list, stated) : centreList(list, stated, centre)
  return itemWord(items.find(i => i.value === value) ?? { list, value: isKey(value) ? value : 'unknown', labels: null })
}
