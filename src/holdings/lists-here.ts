// The lists that a work is described with, in the words of the centre this device belongs to.
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { itemOf, listAt, type ListItem, type ListValue } from '../domain/lists.ts'
import type { LocalPurpose } from '../domain/purposes.ts'
import { purposesHere, wordHere } from '../text/words-here.ts'

export type WorkLists = {
  readonly media: readonly ListItem[]
  readonly purposes: readonly ListItem[]
  /** What every centre says of every list: another one's own types stand on works too. */
  readonly stated: readonly ListValue[]
}

/** `centre` null: the network's words. `locals`: the centre's own purposes. */
export const workLists = (
  stated: readonly ListValue[],
  centre: CentreCode | null,
  locals: readonly LocalPurpose[],
  today: Day,
): WorkLists => ({
  media: listAt('media-type', stated, centre),
  purposes: purposesHere(stated, centre, locals, today),
  stated,
})

/** The type of a work among those of here: what another centre added is the one it counts under. */
export const mediaHere = ({ media, stated }: WorkLists, id: string): ListItem | null => itemOf(media, stated, id)
export const mediaWord = ({ media, stated }: WorkLists, id: string): string => wordHere(media, stated, id)
