// One more, or one less, of what is counted without being a visit.
import { visitsDocument } from '../domain/document-name.ts'
import { tallyFields, type TallyKind } from '../domain/tally.ts'
import type { Device } from '../device/device.ts'
import { rowsReady } from '../store/rows.ts'
import { keep, SHUT, takesNone, type Kept, type Shutting, type Where } from './keep.ts'

export const count = async (device: Device, where: Where, kind: TallyKind, n: number): Promise<Kept | Shutting> => {
  if (takesNone(where)) return SHUT
  await rowsReady()
  return keep(device, where, now => ({
    doc: visitsDocument(where.centre, now.month),
    drafts: [{ kind: 'create', noun: 'tally', fields: tallyFields(kind, n, now.day, now.slot) }],
  }))
}
