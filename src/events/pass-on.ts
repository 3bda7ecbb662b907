// E10: an event was cancelled in a narrower circle by a device that did not know of a wider one. Who reads the wider one alone would not
// learn of it: the owner's device that learns of it says it there too. Nothing is decided by that: cancelled anywhere is cancelled (V11).
import type { Desk } from '../records/desk.ts'
import { followed } from '../store/live.ts'
import { cancelledInPart } from '../store/read-cancelled.ts'
import { repeatCancel } from './cancel-event.ts'

/** What comes in a hundred pages is looked at once. Milliseconds. */
const AFTER = 500

/** Says it for all that is cancelled in part here; false when something could not be kept, which was told. */
export const passOn = async (desk: Desk): Promise<boolean> => {
  for (const s of await cancelledInPart(desk.device.db)) if ((await repeatCancel(desk, s))?.kept === false) return false
  return true
}

/** Does so now and whenever one becomes known, until it is stopped. In one tab alone, or it is said once for each. */
export const keepPassingOn = (desk: Desk): (() => void) => {
  let last = Promise.resolve(true)
  const following = followed(() => cancelledInPart(desk.device.db), AFTER).subscribe({
    next: found => {
      // after a database that said no, the next reception tries again
      if (found.length > 0) last = last.then(() => passOn(desk)).catch(() => false)
    },
    error: () => undefined, // a database that fails is told by the storage alert
  })
  return () => following.unsubscribe()
}
