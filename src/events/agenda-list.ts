// What the agenda lists, and what of it is wanted: of one owner, one kind, one circle. Empty = all.
import type { Centre, Network } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Shared } from '../domain/event.ts'
import type { CentreCode } from '../domain/ids.ts'
import { listAt, type ListItem } from '../domain/lists.ts'
import { centres, network } from '../store/read-day.ts'
import { eventsBefore, eventsFrom } from '../store/read-events.ts'
import { listValues } from '../store/read-lists.ts'
import type { Database } from '../store/tables.ts'

export type Side = 'coming' | 'past'
export type Listed = {
  readonly side: Side
  readonly events: readonly Shared[]
  readonly centres: readonly Centre[]
  /** The types of events, as this device has them. */
  readonly types: readonly ListItem[]
  readonly closed: Network['closed']
}

/** Of what is over no more is read. */
const MOST_PAST = 300

export const agendaList = async (db: Database, centre: CentreCode | null, today: Day, side: Side): Promise<Listed> => {
  const [events, known, stated, net] = await Promise.all([
    side === 'past' ? eventsBefore(db, today, MOST_PAST) : eventsFrom(db, today),
    centres(db),
    listValues(db),
    network(db),
  ])
  return { side, events, centres: known, types: listAt('event-type', stated, centre), closed: net?.closed }
}

export type Wanted = { readonly owner: string; readonly type: string; readonly circle: string }
export const ALL: Wanted = { owner: '', type: '', circle: '' }
export const isWanted = ({ event }: Shared, { owner, type, circle }: Wanted): boolean =>
  (owner === '' || event.centre === owner) && (type === '' || event.type === type) && (circle === '' || event.circle === circle)
