// What was just done, and how to take it back, while its toast stands.
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/Toasts.tsx'

export const offerUndo = (words: () => string, undo: () => Promise<void>): void =>
  showToast({
    spoken: words(),
    words,
    action: () => (
      <Button icon="undo" onPress={() => void undo()}>
        {t('do.undo')}
      </Button>
    ),
  })
