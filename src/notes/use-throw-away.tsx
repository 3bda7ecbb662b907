// A draft is thrown away: asked for, its field closed first, and not while another tab has it open.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Key } from '../domain/ids.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import type { NoteDesk } from './note-desk.ts'

export type ThrowAway = {
  /** Nothing of the draft may be shown now: whatever shows it keeps it open. */
  readonly isGoing: boolean
  /** Why it is still there, the button that asks, and the question. */
  readonly told: JSX.Element | null
  readonly button: JSX.Element
  readonly question: JSX.Element | null
}

/** `sure`: called just before it is erased. */
export const useThrowAway = (desk: NoteDesk, draft: Key, sure: () => void): ThrowAway => {
  const [asking, ask] = useState(false)
  const [is, become] = useState<'here' | 'going' | 'elsewhere'>('here')
  const dropIt = async (): Promise<void> => {
    ask(false)
    become('going')
    const { throwAway } = await import('../replica/notes/throw-away.ts')
    const how = await throwAway(desk.notes, draft, sure)
    if (how === 'thrown') {
      become('here')
      return announce(t('notes.drop.done'))
    }
    if (how === 'elsewhere') announce(t('notes.drop.elsewhere'))
    become(how === 'elsewhere' ? how : 'here')
  }
  const notDropped = (): void => {
    become('here')
    desk.failed('closed')
  }
  return {
    isGoing: is === 'going',
    told: is === 'elsewhere' ? <Note icon="about">{t('notes.drop.elsewhere')}</Note> : null,
    button: (
      <Button look="quiet" onPress={() => ask(true)}>
        {t('notes.drop')}
      </Button>
    ),
    question: asking ? (
      <Dialog title={t('notes.drop')} onClose={() => ask(false)}>
        <p>{t('notes.drop.say')}</p>
        <div class="row">
          <Button look="danger" onPress={() => void dropIt().catch(notDropped)}>
            {t('notes.drop')}
          </Button>
          <Button look="quiet" onPress={() => ask(false)}>
            {t('do.cancel')}
          </Button>
        </div>
      </Dialog>
    ) : null,
  }
}
