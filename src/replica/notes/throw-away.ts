// Throws a draft away, unless it is being written in another tab: what is typed there would go with it.
import type { Key } from '../../domain/ids.ts'
import { eraseDraft } from '../../store/erase-draft.ts'
import { noteLock } from './note-lock.ts'
import type { NoteWorld } from './note-world.ts'

/** The field of this tab, which was just closed, lets go within this. Milliseconds. */
const WITHIN = 2000
const AGAIN_AFTER = 100

/** 'elsewhere': another tab has it open; 'not-draft': it is shared. Nothing was erased then. `sure`: called just before it is erased. */
export const throwAway = async (world: NoteWorld, draft: Key, sure: () => void): Promise<'thrown' | 'elsewhere' | 'not-draft'> => {
  for (let waited = 0; waited <= WITHIN; waited += AGAIN_AFTER) {
    const letGo = await noteLock(world, draft)
    if (letGo) {
      try {
        sure()
        return (await eraseDraft(world.device.db, draft)) ? 'thrown' : 'not-draft'
      } finally {
        letGo()
      }
    }
    await new Promise(go => setTimeout(go, AGAIN_AFTER))
  }
  return 'elsewhere'
}
