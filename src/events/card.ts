// What the card of one event shows: its records in every circle, all that was ever said of them, and where they stand with the head.
import type { Centre, Network } from '../domain/centre.ts'
import type { Shared } from '../domain/event.ts'
import { saidBefore, type SaidBefore } from '../domain/event-record.ts'
import type { Folded } from '../domain/fold.ts'
import type { HistoryLine } from '../domain/history.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { listAt, type ListItem } from '../domain/lists.ts'
import { centres, network, recordName, recordStates, type RecordState } from '../store/read-day.ts'
import { eventOf } from '../store/read-events.ts'
import { listValues } from '../store/read-lists.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import type { Database } from '../store/tables.ts'

export type EventCard = {
  readonly shared: Shared
  readonly record: Folded
  readonly history: readonly HistoryLine[]
  readonly formers: readonly Recorded[]
  /** What was said in a former circle and not yet looked at. */
  readonly before: readonly SaidBefore[]
  readonly state: RecordState | undefined
  readonly centres: readonly Centre[]
  readonly network: Network | undefined
  readonly types: readonly ListItem[]
}

/** Null when no such event is here. `centre`: in whose words the types are. */
export const eventCard = async (db: Database, centre: CentreCode | null, uid: Key): Promise<EventCard | null> => {
  const shared = await eventOf(db, uid)
  if (!shared) return null
  const { event, formers } = shared
  const [own, before, states, known, net, stated] = await Promise.all([
    readRecord(db, event.doc, event.id),
    Promise.all(formers.map(f => readRecord(db, f.doc, f.id))),
    recordStates(db, [event]),
    centres(db),
    network(db),
    listValues(db),
  ])
  if (!own) return null
  const former = before.filter(f => f !== null)
  return {
    shared,
    record: own.record,
    history: own.history,
    formers: former,
    before: former.flatMap(f => saidBefore(f.record, own.record, event.seen)),
    state: states.get(recordName(event)),
    centres: known,
    network: net,
    types: listAt('event-type', stated, centre),
  }
}
