// One more thing done for somebody who is already on the page (J6): a step names its visit and stands in the visit's own document.
import type { Key } from '../domain/ids.ts'
import { stepFields, type StepEntry } from '../domain/step.ts'
import type { Device } from '../device/device.ts'
import { rowsReady } from '../store/rows.ts'
import { keep, SHUT, takesNone, type Kept, type Shutting, type Where } from './keep.ts'

export const addStep = async (
  device: Device,
  where: Where,
  visit: { readonly doc: string; readonly id: Key },
  entry: StepEntry,
): Promise<Kept | Shutting> => {
  if (takesNone(where)) return SHUT
  await rowsReady()
  return keep(device, where, () => ({ doc: visit.doc, drafts: [{ kind: 'create', noun: 'step', fields: stepFields(visit.id, entry) }] }))
}
