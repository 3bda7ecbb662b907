// What was just done, and how to take it back, while its toast stands.
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { dismissToast, showToast } from '../ui/Toasts.tsx'
import type { NotNoted } from './keep.ts'
import { tellNotKept, type Room } from './room.ts'

/** `kept` false: it could not be taken back, and is told. Null: there was nothing to take back any more. */
type Undone = { readonly kept: true } | { readonly kept: false; readonly why: NotNoted } | null

/** `undone`: what is said aloud once it is taken back. */
export const offerUndo = (room: Room, words: () => string, undo: () => Promise<Undone>, undone?: () => string): void => {
  const press = async (): Promise<void> => {
    const back = await undo()
    if (back && !back.kept) return tellNotKept(room, back.why)
    dismissToast()
    if (undone) announce(undone())
  }
  showToast({
    spoken: words(),
    words,
    action: () => (
      <Button icon="undo" onPress={() => void press()}>
        {t('do.undo')}
      </Button>
    ),
  })
}
