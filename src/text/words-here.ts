// What the values of lists are called on the screens of a device, in the words of its centre; the purposes where the references are meant: a work, a partner.
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { iconOf, isValidOn, itemOf, listAt, type ListItem, type ListValue, type ValueIcon } from '../domain/lists.ts'
import { plainName } from '../domain/names.ts'
import { isReference, type LocalPurpose } from '../domain/purposes.ts'
import { itemWord } from './list-words.ts'
import { t } from './translate.ts'

/** What this centre calls a reference: its purpose that alone takes the place of this one and of no other. */
const standIn = (locals: readonly LocalPurpose[], ref: string, today: Day): LocalPurpose | null => {
  const those = locals.filter(p => p.standsFor.some(r => r === ref) && isValidOn(p, today))
  return those.length === 1 && those[0]?.standsFor.length === 1 ? those[0] : null
}
/** The references, since what is described with them is the network's. `centre` null: in the network's words. `locals`: the centre's own purposes. */
export const purposesHere = (
  stated: readonly ListValue[],
  centre: CentreCode | null,
  locals: readonly LocalPurpose[],
  today: Day,
): ListItem[] =>
  listAt('purpose', stated, centre).map(item => {
    const local = standIn(locals, item.value, today)
    return local ? { ...item, labels: plainName(local.label), icon: local.icon ?? item.icon } : item
  })

type Purposes = { readonly purposes: readonly ListItem[] }
export const purposeLabel = ({ purposes }: Purposes, id: string): string => {
  const item = purposes.find(p => p.value === id)
  return item ? itemWord(item) : t('purpose.unmapped')
}
/** For narrow places. */
export const purposeShort = (lists: Purposes, id: string): string =>
  isReference(id) && !lists.purposes.find(p => p.value === id)?.labels ? t(`purpose.${id}.short`) : purposeLabel(lists, id)

/** A value among those of here: what another centre added is the one it counts under. Never the bare id. */
export const wordHere = (items: readonly ListItem[], stated: readonly ListValue[], id: string): string => {
  const item = itemOf(items, stated, id)
  return item ? itemWord(item) : t('list.unknown')
}

/** The sign somebody gave to it; none as long as nobody did. */
export const signHere = (items: readonly ListItem[], id: string): ValueIcon | null => {
  const item = items.find(i => i.value === id)
  return item ? iconOf(item) : null
}
