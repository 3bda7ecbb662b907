// One sheet is kept at this desk; what lacks, and what could not be kept, is said.
import { isBlank, type Sheet } from '../domain/answer-batch.ts'
import type { Key } from '../domain/ids.ts'
import { keepSheet } from '../device/keep-answers.ts'
import { tellNotKept, type Desk } from '../records/desk.ts'

/** 'blank': nothing is ticked. 'already': it is not this window's any more. 'told': it could not be kept, which has been told; the sheet stays as it is. */
export const keepOne = async (desk: Desk, survey: Key, sheet: Sheet): Promise<'kept' | 'blank' | 'already' | 'told'> => {
  if (isBlank(sheet)) return 'blank'
  const done = await keepSheet(desk.device, survey, sheet, await desk.finishes?.())
  if (!done.kept && done.why === 'already') return 'already'
  if (!done.kept) {
    tellNotKept(desk, done.why)
    return 'told'
  }
  desk.worked()
  return 'kept'
}
