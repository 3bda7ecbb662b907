// What the owner says of an event that is there: other words, another time, and what was said in a former circle.
import { isSameValue } from '../domain/changed.ts'
import type { Day } from '../domain/day.ts'
import type { Shared } from '../domain/event.ts'
import { eventFields, formerValue, headsOf, LEFT, type EventStated } from '../domain/event-record.ts'
import type { Folded } from '../domain/fold.ts'
import { restated } from '../domain/restated.ts'
import type { Draft, Value } from '../domain/statement.ts'
import type { Kept } from '../device/keep.ts'
import type { Desk } from '../records/desk.ts'
import { write } from '../records/write.ts'
import { readRecord } from '../store/read-record.ts'

/**
 * As `changes` (changed.ts), but against the event as it was read, not against the record: what could not be read of it, such as an end before
 * the beginning, was not in the form, and is not said anew by the way. What is taken away is said to be nothing.
 */
export const eventChanges = (record: Folded, before: EventStated, after: EventStated): Draft[] => {
  const [old, fresh] = [eventFields(before), eventFields(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter(field => !isSameValue(old[field], fresh[field]))
    .map(field => restated(record, field, fresh[field] ?? null))
}

/** Null where nothing was changed. */
export const changeEvent = async (desk: Desk, { event }: Shared, record: Folded, stated: EventStated): Promise<Kept | null> => {
  const drafts = eventChanges(record, event, stated)
  return drafts.length === 0 ? null : write(desk, event.doc, drafts)
}

/** One field, in the sight of all that stand there: a decision between two, an older value, a value from a former circle. */
export const restateField = (desk: Desk, record: Folded, field: string, value: Value): Promise<Kept> =>
  write(desk, record.doc, [restated(record, field, value)])

/** What was said in former circles has been looked at: it is told no more, and stays where it is. */
export const leaveFormer = (desk: Desk, { event }: Shared, record: Folded, formers: readonly Folded[]): Promise<Kept | null> => {
  const former = event.former ?? (formers[0] ? { doc: formers[0].doc, id: formers[0].id } : null)
  if (!former) return Promise.resolve(null)
  const seen = [...new Set([...event.seen, ...formers.flatMap(headsOf)])]
  return write(desk, event.doc, [restated(record, 'former', formerValue({ former, seen }))])
}

/** It was shared in a circle that had been closed from this day on: its owner leaves it there, and is not told again. */
export const leaveInCircle = async (desk: Desk, { event }: Shared, since: Day): Promise<Kept | null> => {
  const recorded = await readRecord(desk.device.db, event.doc, event.id)
  return recorded && restateField(desk, recorded.record, LEFT, since)
}
