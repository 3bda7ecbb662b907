// What was written in texts of several people goes out when there is a line, also when none of them is open. Nothing is loaded where nothing waits.
import { effect } from '@preact/signals'
import type { Session } from '../store/facts.ts'
import { live } from '../store/live.ts'
import { notesWaiting } from '../store/notes.ts'
import { noteWorldOf } from './note-world.ts'
import type { World } from './world.ts'

/** A note that is open in a tab is sent by it: it is looked at again after this. Milliseconds. */
const AGAIN = 20_000

/** While this tab leads. Returns how to stop. */
export const keepNotesSent = (world: World, session: Session): (() => void) => {
  const waiting = live(() => notesWaiting(world.device.db), AGAIN)
  let sending = false
  const stop = effect(() => {
    if (sending || (waiting.value.value ?? []).length === 0 || world.activity.value.is !== 'connected') return
    sending = true
    void import('../replica/notes/send-notes.ts')
      .then(m => m.sendNotes(noteWorldOf(world, session)))
      .catch(() => undefined) // a database that fails is told by the storage alert; the line tries again
      .finally(() => (sending = false))
  })
  return () => {
    stop()
    waiting.stop()
  }
}
