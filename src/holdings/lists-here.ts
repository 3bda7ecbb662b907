// The lists that a work is described with, in the words of the centre this device belongs to, and what their values are called.
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { iconOf, isValidOn, itemOf, listAt, type ListItem, type ListValue, type ValueIcon } from '../domain/lists.ts'
import { plainName } from '../domain/names.ts'
import { isReference, type LocalPurpose } from '../domain/purposes.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'

export type WorkLists = {
  readonly media: readonly ListItem[]
  readonly purposes: readonly ListItem[]
  /** What every centre says of every list: another one's own types stand on works too. */
  readonly stated: readonly ListValue[]
}

/** What this centre calls a reference: its purpose that alone takes the place of this one and of no other. */
const standIn = (locals: readonly LocalPurpose[], ref: string, today: Day): LocalPurpose | null => {
  const those = locals.filter(p => p.standsFor.some(r => r === ref) && isValidOn(p, today))
  return those.length === 1 && those[0]?.standsFor.length === 1 ? those[0] : null
}
/** Works are described with the references all the same. */
const calledHere = (items: readonly ListItem[], locals: readonly LocalPurpose[], today: Day): ListItem[] =>
  items.map(item => {
    const local = standIn(locals, item.value, today)
    return local ? { ...item, labels: plainName(local.label), icon: local.icon ?? item.icon } : item
  })

/** `centre` null: the network's words. `locals`: the centre's own purposes. */
export const workLists = (
  stated: readonly ListValue[],
  centre: CentreCode | null,
  locals: readonly LocalPurpose[],
  today: Day,
): WorkLists => ({
  media: listAt('media-type', stated, centre),
  purposes: calledHere(listAt('purpose', stated, centre), locals, today),
  stated,
})

/** The type of a work among those of here: what another centre added is the one it counts under. */
export const mediaHere = ({ media, stated }: WorkLists, id: string): ListItem | null => itemOf(media, stated, id)
/** Never the bare id. */
export const mediaWord = (lists: WorkLists, id: string): string => {
  const item = mediaHere(lists, id)
  return item ? itemWord(item) : t('list.unknown')
}
export const purposeLabel = ({ purposes }: WorkLists, id: string): string => {
  const item = purposes.find(p => p.value === id)
  return item ? itemWord(item) : t('purpose.unmapped')
}

/** For narrow places. */
export const purposeShort = (lists: WorkLists, id: string): string =>
  isReference(id) && !lists.purposes.find(p => p.value === id)?.labels ? t(`purpose.${id}.short`) : purposeLabel(lists, id)

/** The sign somebody gave to it; none as long as nobody did. */
export const signHere = (items: readonly ListItem[], id: string): ValueIcon | null => {
  const item = items.find(i => i.value === id)
  return item ? iconOf(item) : null
}
