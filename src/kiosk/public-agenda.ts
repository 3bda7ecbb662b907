// What anybody may read of the calendars: the circle `public` alone, whatever else this device may have received once.
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Shared } from '../domain/event.ts'
import { clocksOf } from '../store/facts.ts'
import { centres, network } from '../store/read-day.ts'
import { eventsFrom } from '../store/read-events.ts'
import type { Database } from '../store/tables.ts'

export type PublicAgenda = {
  readonly events: readonly Shared[]
  readonly centres: readonly Centre[]
  /** The network's own. */
  readonly zone: string | undefined
  /** When this device last heard from the head, milliseconds; null: never. */
  readonly heard: number | null
}

export const publicAgenda = async (db: Database, today: Day): Promise<PublicAgenda> => {
  const [events, known, net, { heard }] = await Promise.all([eventsFrom(db, today), centres(db), network(db), clocksOf(db)])
  return {
    events: events.filter(s => s.event.circle === 'public'),
    centres: known,
    zone: net?.timeZone,
    heard: heard?.at ?? null,
  }
}
