// What may be chosen of a list in a form of something that is described already.
import type { Day } from './day.ts'
import { itemOf, offeredOn, type ListItem, type ListValue } from './lists.ts'

/**
 * What may be chosen on a day, and what stands there already: a value that is retired meanwhile is not taken out of anybody's hand (V6), and another
 * centre's stands in place of the one it counts under. In the order of the list; what is not in it comes last. `standing`: '' where nothing is.
 */
export const choicesIn = (
  items: readonly ListItem[],
  stated: readonly ListValue[],
  day: Day,
  standing: readonly string[],
): readonly string[] => {
  const there = new Set(standing.filter(v => v !== ''))
  const known = new Set(items.map(i => i.value))
  const others = [...there].filter(v => !known.has(v))
  const replaced = new Set(others.flatMap(v => itemOf(items, stated, v)?.value ?? []))
  const offered = new Set(offeredOn(items, day).map(i => i.value))
  const here = items.map(i => i.value).filter(v => there.has(v) || (offered.has(v) && !replaced.has(v)))
  return [...here, ...others]
}
