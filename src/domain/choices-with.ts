// What may be chosen on an entry that is open already.
import type { Day } from './day.ts'
import { choicesOn, inOrder, isReference, type Choice, type LocalPurpose, type ReferenceChange } from './purposes.ts'

/** What may be chosen on a day, with those that are chosen already: what was retired meanwhile is not taken out of anybody's hand (V6). In the order of the list, behind what is offered of the same reference. */
export const choicesWith = (
  chosen: readonly string[],
  locals: readonly LocalPurpose[],
  day: Day,
  changes: readonly ReferenceChange[] = [],
): Choice[] => {
  const offered = choicesOn(locals, day, changes)
  const held = chosen
    .filter(id => !offered.some(c => c.id === id))
    .flatMap((id): Choice[] => {
      const local = locals.find(p => p.id === id) ?? null
      return local ? [{ id: local.id, ref: local.ref, local }] : isReference(id) ? [{ id, ref: id, local }] : []
    })
  return inOrder(changes).flatMap(ref => [...offered, ...held].filter(c => c.ref === ref))
}
