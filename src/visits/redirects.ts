// Where somebody can be sent while it is closed here: the centres that open in those hours, the one this centre depends on first.
import { parentOn } from '../domain/centre-parents.ts'
import type { Day, HalfDay, Minutes } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import { withoutHalf } from '../domain/opening.ts'
import type { OpenCentre } from '../store/read-opening.ts'
import { centreName } from '../text/centre-words.ts'
import { byName } from '../text/later-format.ts'

/** `half`: what is closed, null for the whole day. `after`: what is over by that minute helps nobody. */
export const redirectsFrom = (
  all: readonly OpenCentre[],
  here: CentreCode,
  day: Day,
  half: HalfDay | null,
  after: Minutes,
): readonly OpenCentre[] => {
  const own = all.find(o => o.centre.code === here)?.centre
  const parent = own ? parentOn(own, day) : null
  const first = ({ centre }: OpenCentre): number => (centre.code === parent ? 1 : 0)
  return all
    .filter(({ centre, open }) => {
      const then = half === null ? open : withoutHalf(open, half === 'am' ? 'pm' : 'am')
      return centre.code !== here && (centre.status === 'open' || centre.status === 'provisional') && then.some(i => i.to > after)
    })
    .sort((a, b) => first(b) - first(a) || byName(centreName(a.centre), centreName(b.centre)))
}
