// How a form that changes a record ends: nothing differs, or it is kept and said so, or it is not and stays open.
import type { Draft } from '../domain/statement.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import type { Desk } from './desk.ts'
import type { Saved } from './RecordForm.tsx'
import { write } from './write.ts'

/** `words`: what is said of changes that are kept. What could not be kept has been told by `write`. */
export const saveChanges = async (
  desk: Desk,
  doc: string,
  drafts: readonly Draft[],
  words: 'network.saved' | 'records.kept',
  close: () => void,
): Promise<Saved> => {
  if (drafts.length > 0 && !(await write(desk, doc, drafts)).kept) return 'told'
  announce(t(drafts.length === 0 ? 'network.nothingChanged' : words))
  close()
  return 'kept'
}
