// The lists that a work is described with, and what their values are called.
import { LISTS, networkList, offeredOn, type ListItem, type ListValue } from '../domain/lists.ts'
import type { Day } from '../domain/day.ts'
import { isReference } from '../domain/purposes.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'

export type WorkLists = { readonly media: readonly ListItem[]; readonly purposes: readonly ListItem[] }
export const workLists = (stated: readonly ListValue[]): WorkLists => ({
  media: networkList('media-type', stated),
  purposes: networkList('purpose', stated),
})

type OwnMedia = (typeof LISTS)['media-type'][number]
const isOwnMedia = (x: string): x is OwnMedia => (LISTS['media-type'] as readonly string[]).includes(x)

/** A value that this device does not know yet is called by its id. */
export const mediaWord = ({ media }: WorkLists, id: string): string => {
  const labels = media.find(m => m.value === id)?.labels
  return labels ? inWords(labels) : isOwnMedia(id) ? t(`list.media-type.${id}`) : id
}
export const purposeLabel = ({ purposes }: WorkLists, id: string): string => {
  const labels = purposes.find(p => p.value === id)?.labels
  return labels ? inWords(labels) : isReference(id) ? t(`purpose.${id}.long`) : t('purpose.unmapped')
}

/** For narrow places. */
export const purposeShort = (lists: WorkLists, id: string): string =>
  isReference(id) && !lists.purposes.find(p => p.value === id)?.labels ? t(`purpose.${id}.short`) : purposeLabel(lists, id)

/** What may be chosen today, and what stands there already although it is retired. */
export const choicesOf = (items: readonly ListItem[], today: Day, standing: readonly string[]): readonly string[] => [
  ...new Set([...offeredOn(items, today).map(i => i.value), ...standing.filter(v => v !== '')]),
]
