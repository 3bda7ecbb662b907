// Saying that a day differs: closed, closed for half of it, or open after all.
import type { Day, HalfDay } from '../domain/day.ts'
import { deskDocument } from '../domain/documents-of.ts'
import { exceptionFields } from '../domain/opening-record.ts'
import type { ClosingReason, OpeningException } from '../domain/opening.ts'
import type { Draft } from '../domain/statement.ts'
import type { Device } from '../device/device.ts'
import { rowsReady } from '../store/rows.ts'
import { keep, type Kept, type Where } from './keep.ts'

/** `half` null = the whole day. `before`: what was said of that day until now, and holds no longer. */
export const declareClosed = async (
  device: Device,
  where: Where,
  day: Day,
  half: HalfDay | null,
  reason: ClosingReason,
  before: readonly OpeningException[],
): Promise<Kept> => {
  const doc = deskDocument(where.centre)
  await rowsReady()
  return keep(device, where, () => ({
    doc,
    drafts: [
      { kind: 'create', noun: 'exception', fields: exceptionFields({ day, half, intervals: [], reason }) },
      ...before.map((e): Draft => ({ kind: 'withdraw', target: e.id, reason: null })),
    ],
  }))
}

/** Takes the day's exceptions back: the usual hours hold again. */
export const reopen = async (device: Device, where: Where, exceptions: readonly OpeningException[]): Promise<Kept> => {
  const doc = deskDocument(where.centre)
  await rowsReady()
  return keep(device, where, () => ({
    doc,
    drafts: exceptions.map(e => ({ kind: 'withdraw', target: e.id, reason: null })),
  }))
}
