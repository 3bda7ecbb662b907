// One tab at a time has a text that people write together: who writes in it, and who throws it away.
import type { Key } from '../../domain/ids.ts'
import { shelfName } from '../../store/notes.ts'
import type { NoteWorld } from './note-world.ts'

/** Resolves with how to let go; null where it is held elsewhere. */
export const noteLock = ({ locks, device }: NoteWorld, note: Key): Promise<(() => void) | null> =>
  new Promise((done, failed) => {
    if (!locks) return done(() => undefined)
    locks
      .request(`relais ${shelfName(device.db, note)}`, { ifAvailable: true }, async lock => {
        if (!lock) return done(null)
        await new Promise<void>(go => done(go))
      })
      .catch(failed)
  })
