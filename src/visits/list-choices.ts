// What may be chosen of a list on an entry, in this centre's words and order, with its signs.
import { choicesIn } from '../domain/choices-in.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { centreList, iconOf, type ListName, type ListValue, type ValueIcon } from '../domain/lists.ts'
import { itemWord } from '../text/list-words.ts'

/** What is chosen already stays: a value that is retired meanwhile is not taken out of anybody's hand (V6). */
export const listChoices = (
  list: ListName,
  stated: readonly ListValue[],
  centre: CentreCode,
  day: Day,
  chosen: readonly string[],
): { readonly value: string; readonly label: string; readonly icon?: ValueIcon }[] => {
  const items = centreList(list, stated, centre)
  const offered = new Set(choicesIn(items, stated, day, chosen))
  return items
    .filter(i => offered.has(i.value))
    .map(i => {
      const icon = iconOf(i)
      return { value: i.value, label: itemWord(i), ...(icon && { icon }) }
    })
}
