// A note as it was at a time: the head keeps what it was told, row by row, and shows the document as it stood then (Y9). Nothing is kept of it here.
import * as Y from 'yjs'
import type { Key } from '../../domain/ids.ts'
import { NOTE_ROOT } from '../../domain/note.ts'
import { noteLine } from './note-line.ts'
import type { NoteWorld } from './note-world.ts'

/** Milliseconds; a slow line carries a long text in this time. */
const WITHIN = 60_000

/** `at`: seconds since 1970. Null where the head does not answer. */
export const readNoteAt = async (world: NoteWorld, id: Key, at: number): Promise<string | null> => {
  const doc = new Y.Doc()
  const line = noteLine({ ...world, hints: () => () => undefined }, id, doc, { newest: () => 0, taken: () => undefined }, at)
  let leave: (() => void) | undefined
  let late: ReturnType<typeof setTimeout> | undefined
  const came = await new Promise<boolean>(done => {
    late = setTimeout(() => done(false), WITHIN)
    leave = line.state.subscribe(s => {
      if (s.is === 'open') done(true)
      if (s.is === 'no-line' || s.is === 'stopped') done(false)
    })
  })
  clearTimeout(late)
  leave?.()
  line.stop()
  const text = came ? doc.getText(NOTE_ROOT).toJSON() : null
  doc.destroy()
  return text
}
