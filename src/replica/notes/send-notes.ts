// What was written in notes and waits for the line goes when there is one, also when nobody has the note open any more.
import type { Key } from '../../domain/ids.ts'
import { notesWaiting } from '../../store/notes.ts'
import type { NoteWorld } from './note-world.ts'
import { openNote } from './open-note.ts'

/** For one note. Milliseconds. */
const WITHIN = 120_000

/** One after the other. Resolves when each has been taken, or the line is gone. */
export const sendNotes = async (world: NoteWorld): Promise<void> => {
  for (const id of await notesWaiting(world.device.db)) if (!(await sendOne(world, id))) return
}

/** False where there is no line. */
const sendOne = async (world: NoteWorld, id: Key): Promise<boolean> => {
  const note = await openNote(world, id, true)
  if (!note) return true // it is open in a tab, which sends it
  const before = note.facts.peek().received
  let leave: (() => void) | undefined
  let late: ReturnType<typeof setTimeout> | undefined
  const how = await new Promise<'taken' | 'no line' | 'late'>(done => {
    late = setTimeout(() => done('late'), WITHIN)
    leave = note.facts.subscribe(({ line, received, unsent }) => {
      if (line.is === 'no-line') done('no line')
      if (line.is === 'stopped' || (line.is === 'open' && unsent === 0 && received !== before)) done('taken')
    })
  })
  clearTimeout(late)
  leave?.()
  await note.close()
  return how !== 'no line'
}
