// What a person says of a practice sheet: that there is one, that it is called otherwise, that it is withdrawn, or back.
import { DIRECTORY } from '../domain/document-name.ts'
import type { Folded } from '../domain/fold.ts'
import { restated } from '../domain/restated.ts'
import { keyFrom, type Key } from '../domain/ids.ts'
import { cleanName } from '../domain/name.ts'
import { looksPersonalHere } from '../domain/note.ts'
import { COMMONS_STAFF, MAX_PRACTICE_TITLE, PRACTICE_STATE, practiceFields, type PracticeState } from '../domain/practice.ts'
import { THEME } from '../domain/territory.ts'
import type { Desk } from '../records/desk.ts'
import { nothingToRead, tooLong, type TextProblem } from '../records/text-problem.ts'
import { write } from '../records/write.ts'
import { beginNote, noteIsShared } from '../store/notes.ts'

/** C25, as of the text that stands under it. */
const personalTitle = (typed: string): TextProblem | null => {
  const looks = looksPersonalHere(cleanName(typed))
  return looks && { is: 'personal', looks }
}

/** 'missing', or what is wrong with it. */
export const titleProblem = (typed: string): 'missing' | TextProblem | null =>
  nothingToRead(typed) ?? tooLong(typed, MAX_PRACTICE_TITLE) ?? personalTitle(typed) ?? (cleanName(typed) === '' ? 'missing' : null)

/** Begins one on this device alone. Its key. */
export const beginDraft = async ({ device }: Desk, kind: 'practice' | 'theme'): Promise<Key> => {
  const id = keyFrom(device.dice.bytes(16))
  const now = device.clock.now()
  await beginNote(device.db, { id, kind, title: '', shared: 0, held: [], started: now, touched: now, got: null })
  return id
}

/** Says to the network that there is one; from then on its text leaves. The record's key; null when it was not kept, which has been told. */
export const sharePractice = async (desk: Desk, note: Key, title: string): Promise<Key | null> => {
  const kept = await write(desk, COMMONS_STAFF, [
    { kind: 'create', noun: 'practice', fields: practiceFields({ title: cleanName(title), note }) },
  ])
  if (!kept.kept) return null
  await noteIsShared(desk.device.db, note, desk.device.clock.now())
  return kept.keys[0] ?? null
}
/** The same of the territory's theme. */
export const shareTheme = async (desk: Desk, territory: Folded, note: Key): Promise<boolean> => {
  if (!(await write(desk, DIRECTORY, [restated(territory, THEME, note)])).kept) return false
  await noteIsShared(desk.device.db, note, desk.device.clock.now())
  return true
}

export const renamePractice = async (desk: Desk, record: Folded, title: string): Promise<boolean> =>
  (await write(desk, record.doc, [restated(record, 'title', cleanName(title))])).kept

export const statePractice = async (desk: Desk, record: Folded, state: PracticeState): Promise<boolean> =>
  (await write(desk, record.doc, [restated(record, PRACTICE_STATE, state)])).kept
