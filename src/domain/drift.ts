// C04: a value was chosen on a day on which it was retired, or not yet there. Whoever was offline could not know; it counts all the same (V6).
import type { CentreCode } from './ids.ts'
import { centreList, isDrift, type ListItem, type ListName, type ListValue } from './lists.ts'
import type { LocalPurpose } from './purposes.ts'
import { toldFrom, valuesTold } from './told.ts'
import type { Visit } from './visit.ts'

/** How many visits that stand name such a value, at one centre. `locals`: its own purposes. */
export const driftingVisits = (
  visits: readonly Visit[],
  stated: readonly ListValue[],
  locals: readonly LocalPurpose[],
  centre: CentreCode,
): number => {
  const lists = new Map<ListName, readonly ListItem[]>()
  const items = (list: ListName): readonly ListItem[] => {
    const read = lists.get(list) ?? centreList(list, stated, centre)
    lists.set(list, read)
    return read
  }
  const purposes = items('purpose')
  const drifts = (v: Visit): boolean =>
    v.purposes.some(id => {
      const local = locals.find(p => p.id === id)
      return local
        ? v.day < local.from || (local.to !== null && local.to < v.day) || isDrift(purposes, local.ref, v.day)
        : isDrift(purposes, id, v.day)
    }) ||
    v.situations.some(id => isDrift(items('situation'), id, v.day)) ||
    v.next.some(id => isDrift(items('next-step'), id, v.day)) ||
    (v.besides !== undefined && valuesTold(toldFrom(v.besides)).some(([list, id]) => isDrift(items(list), id, v.day)))
  return visits.filter(v => v.voided === null && drifts(v)).length
}
