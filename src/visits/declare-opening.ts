// Saying that a day, or several, differ: closed, closed for half of it, other hours, or as usual after all.
import { asUsual, declaring, type Declaring } from '../domain/declaring.ts'
import type { Day } from '../domain/day.ts'
import { deskDocument } from '../domain/documents-of.ts'
import { exceptionFields, type ExceptionStated } from '../domain/opening-record.ts'
import type { Hours } from '../domain/opening.ts'
import type { Draft } from '../domain/statement.ts'
import type { Device } from '../device/device.ts'
import { rowsReady } from '../store/rows.ts'
import { keep, type Kept, type Where } from './keep.ts'

const write = async (device: Device, where: Where, { said, takenBack }: Declaring): Promise<Kept> => {
  const doc = deskDocument(where.centre)
  await rowsReady(doc)
  return keep(device, where, () => ({
    doc,
    drafts: [
      ...(said ? [{ kind: 'create' as const, noun: 'exception', fields: exceptionFields(said) }] : []),
      ...takenBack.map((e): Draft => ({ kind: 'withdraw', target: e.id, reason: null })),
    ],
  }))
}

/** `hours`: what the author was looking at. */
export const declareOpening = (device: Device, where: Where, hours: Hours, said: ExceptionStated): Promise<Kept> =>
  write(device, where, declaring(hours, said))

export const openAsUsual = (device: Device, where: Where, hours: Hours, day: Day): Promise<Kept> =>
  write(device, where, asUsual(hours, day))
