// What partners are described with, in the words of the centre this device belongs to.
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { itemOf, listAt, type ListItem, type ListValue } from '../domain/lists.ts'
import type { PartnerSet } from '../domain/partner-record.ts'
import type { LocalPurpose } from '../domain/purposes.ts'
import type { Zone } from '../domain/territory.ts'
import { purposesOf } from '../store/read-day.ts'
import { zonesOf } from '../store/read-directory.ts'
import { listValues } from '../store/read-lists.ts'
import type { Database } from '../store/tables.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { purposeLabel, purposesHere, wordHere } from '../text/words-here.ts'

export type PartnerLists = {
  readonly types: readonly ListItem[]
  readonly purposes: readonly ListItem[]
  readonly themes: readonly ListItem[]
  readonly adaptations: readonly ListItem[]
  /** What every centre says of every list. */
  readonly stated: readonly ListValue[]
  /** Withdrawn ones too. */
  readonly zones: readonly Zone[]
}

export const listsOf = (
  stated: readonly ListValue[],
  centre: CentreCode | null,
  locals: readonly LocalPurpose[],
  zones: readonly Zone[],
  today: Day,
): PartnerLists => ({
  types: listAt('partner-type', stated, centre),
  purposes: purposesHere(stated, centre, locals, today),
  themes: listAt('theme', stated, centre),
  adaptations: listAt('adaptation', stated, centre),
  stated,
  zones,
})
/** `centre` null: the network's words. */
export const partnerLists = async (db: Database, centre: CentreCode | null, today: Day): Promise<PartnerLists> => {
  const [stated, locals, zones] = await Promise.all([listValues(db), centre === null ? [] : purposesOf(db, centre), zonesOf(db)])
  return listsOf(stated, centre, locals, zones, today)
}

/** The value of here that another centre's counts under. */
export const typeHere = ({ types, stated }: PartnerLists, type: string): string => itemOf(types, stated, type)?.value ?? type
export const typeWord = ({ types, stated }: PartnerLists, type: string): string => wordHere(types, stated, type)

/** What is ticked of a partner, in words. */
export const memberWord = (lists: PartnerLists, set: PartnerSet, member: string): string => {
  switch (set) {
    case 'purpose':
      return purposeLabel(lists, member)
    case 'theme':
      return wordHere(lists.themes, lists.stated, member)
    case 'adaptation':
      return wordHere(lists.adaptations, lists.stated, member)
    case 'zone': {
      const zone = lists.zones.find(z => z.id === member)
      return zone ? inWords(zone.names) : t('list.unknown')
    }
  }
}
