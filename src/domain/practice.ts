// A practice sheet: how something is done in one centre, for the others to take up (`domain.md` §5.3). The record says that it is there; its text is a note.
import { contested } from './contested.ts'
import { shown, type Folded } from './fold.ts'
import { isKey, type Key } from './ids.ts'
import { cleanName } from './name.ts'
import type { At, Value } from './statement.ts'

/** What the staff of all centres share beside the catalogue: there the records are. */
export const COMMONS_STAFF = 'network/commons/staff'

export const MAX_PRACTICE_TITLE = 120

export type Practice = {
  readonly id: Key
  readonly doc: string
  readonly title: string
  /** Whose text it is: the document `note/<note>`. */
  readonly note: Key
  /** What is withdrawn can come back. */
  readonly withdrawn: boolean
  readonly at: At
  readonly by: string
  readonly conflicts: readonly string[]
}

/** The field that says whether it is in use. */
export const PRACTICE_STATE = 'state'
export type PracticeState = 'current' | 'withdrawn'

export const practiceFields = (p: Pick<Practice, 'title' | 'note'>): Record<string, Value> => ({ title: p.title, note: p.note })

/** Null when it has no title or no text that this app can find. */
export const practiceFrom = (record: Folded): Practice | null => {
  const title = shown(record, 'title')
  const note = shown(record, 'note')
  if (typeof title !== 'string' || cleanName(title) === '' || !isKey(note)) return null
  return {
    id: record.id,
    doc: record.doc,
    title: cleanName(title),
    note,
    withdrawn: shown(record, PRACTICE_STATE) === 'withdrawn' || record.ended !== null,
    at: record.at,
    by: record.by,
    conflicts: contested(record),
  }
}
