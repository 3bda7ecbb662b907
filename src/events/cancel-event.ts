// An event is not held (E10). Said once it holds for ever; said in every circle it was shared with, the widest first.
import type { CancelReason, Shared } from '../domain/event.ts'
import type { Kept } from '../device/keep.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'
import { eventOf } from '../store/read-events.ts'

/**
 * Of all records of the event that this device knows by now, not only of those that were shown. What could not be kept was told when this
 * resolves; a circle that was reached stays reached, and the next try goes on.
 */
export const cancelEvent = async (desk: Desk, seen: Shared, reason: CancelReason): Promise<Kept | null> =>
  sayIn(desk, (await eventOf(desk.device.db, seen.event.uid)) ?? seen, reason)

/** What one circle was told already, told to the others in the same words. */
export const repeatCancel = (desk: Desk, s: Shared): Promise<Kept | null> => sayIn(desk, s, s.cancelled?.reason ?? null)

const sayIn = async (desk: Desk, { event, formers }: Shared, reason: string | null): Promise<Kept | null> => {
  let last: Kept | null = null
  for (const record of [event, ...formers].filter(r => !r.cancelled)) {
    last = await write(desk, record.doc, [{ kind: 'cancel', target: record.id, reason }])
    if (!last.kept) return last
  }
  return last
}
