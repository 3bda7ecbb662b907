// A person says which days entries belong to (C06, V7), or takes that back: a statement for each, in the sight of what it said before; the raw day stays in the history.
import { shown } from '../domain/fold.ts'
import { grouped } from '../domain/grouped.ts'
import { restated } from '../domain/restated.ts'
import type { Day } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import type { Draft } from '../domain/statement.ts'
import type { Device } from '../device/device.ts'
import { readRecord } from '../store/read-record.ts'
import { keep, type Kept, type Where } from './keep.ts'

/** `unsure`: it is to be confirmed, as it was before somebody did. */
export type DaySaid = { readonly doc: string; readonly id: Key; readonly day: Day; readonly unsure?: boolean }

/** Visits, groups or counters of one centre and their days. Those of one document are kept together or not at all; what comes back first that was not kept. */
export const confirmDays = async (device: Device, where: Where, days: readonly DaySaid[]): Promise<Kept | null> => {
  let last: Kept | null = null
  for (const [doc, list] of grouped(days, d => d.doc)) {
    const drafts: Draft[] = []
    for (const { id, day, unsure = false } of list) {
      const read = await readRecord(device.db, doc, id)
      if (!read) continue
      drafts.push(restated(read.record, 'day', day))
      if ((shown(read.record, 'unsure') ?? false) !== unsure) drafts.push(restated(read.record, 'unsure', unsure))
    }
    last = await keep(device, where, () => ({ doc, drafts }))
    if (!last.kept) return last
  }
  return last
}
