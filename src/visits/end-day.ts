// Closing the page of a day, and opening it again (J11).
import { dayEndFields, type DayEnd } from '../domain/day-end.ts'
import type { Day } from '../domain/day.ts'
import { visitsDocument } from '../domain/document-name.ts'
import type { Draft } from '../domain/statement.ts'
import { grouped } from '../domain/grouped.ts'
import type { Device } from '../device/device.ts'
import { rowsReady } from '../store/rows.ts'
import { keep, type Kept, type Where } from './keep.ts'

export const endDay = async (device: Device, where: Where, day: Day): Promise<Kept> => {
  await rowsReady()
  return keep(device, where, now => ({
    doc: visitsDocument(where.centre, now.month),
    drafts: [{ kind: 'create', noun: 'day-end', fields: dayEndFields(day) }],
  }))
}

/** All that were said of that day, by whatever device. What comes back first that was not kept. */
export const openDayAgain = async (device: Device, where: Where, ends: readonly DayEnd[]): Promise<Kept | null> => {
  await rowsReady()
  let last: Kept | null = null
  for (const [doc, list] of grouped(ends, e => e.doc)) {
    last = await keep(device, where, () => ({ doc, drafts: list.map((e): Draft => ({ kind: 'void', target: e.id, reason: null })) }))
    if (!last.kept) return last
  }
  return last
}
