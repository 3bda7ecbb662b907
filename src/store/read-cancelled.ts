// Events that were cancelled in one of their circles and not yet in all: what their owner's device says again in the others.
import { mayWrite, type Rights } from '../domain/access.ts'
import { shared, type Shared } from '../domain/event.ts'
import { fact } from './facts.ts'
import type { Database } from './tables.ts'

/** Only an event that was shared more than once can be cancelled in one circle alone; an index finds those. */
const sharedTwice = async (db: Database): Promise<Shared[]> => {
  const moved = await db.events.where('moved').equals(1).toArray()
  if (moved.length === 0) return []
  return shared(
    await db.events
      .where('uid')
      .anyOf([...new Set(moved.map(m => m.uid))])
      .toArray(),
  )
}

/** Of those, what this device may write; nothing where nobody enrolled. */
export const cancelledInPart = async (db: Database): Promise<Shared[]> => {
  const rights: Rights | undefined = await fact(db, 'session')
  if (!rights) return []
  return (await sharedTwice(db)).filter(
    s => s.cancelled && [s.event, ...s.formers].some(r => !r.cancelled) && mayWrite(rights, s.event.doc),
  )
}
