// A draft: a title and a text that only this device knows, until it is shared.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { textProblemWords } from '../records/text-problem-words.ts'
import { titleNote } from '../store/notes.ts'
import type { NoteRow } from '../store/tables.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { NoteEditor } from './NoteEditor.tsx'
import type { NoteDesk } from './note-desk.ts'
import { useRemoved } from './use-removed.ts'
import { sharePractice, titleProblem } from './write-practice.ts'

type Props = { readonly desk: NoteDesk; readonly draft: NoteRow }

export const DraftScreen = ({ desk, draft }: Props): JSX.Element => {
  const { db, clock } = desk.device
  const [title, type] = useState(draft.title)
  const [wrong, tell] = useState<ReturnType<typeof titleProblem>>(null)
  const [asking, ask] = useState(false)
  const [dropping, drop] = useState<'no' | 'dropping' | 'elsewhere'>('no')
  const removed = useRemoved(db)
  const { form, look } = useFirstWrong<HTMLDivElement>()
  const entitle = (words: string): void => {
    type(words)
    void titleNote(db, draft.id, words, clock.now()).then(desk.worked, () => desk.failed('closed'))
  }
  const share = async (): Promise<void> => {
    const problem = titleProblem(title)
    tell(problem)
    if (problem !== null) return look()
    const made = await sharePractice(desk, draft.id, title)
    if (made === null) return
    announce(t('notes.share.done'))
    desk.go(`/practices/${made}`, 'replace')
  }
  const dropIt = async (): Promise<void> => {
    ask(false)
    drop('dropping') // the field is closed first
    const { throwAway } = await import('../replica/notes/throw-away.ts')
    const how = await throwAway(desk.notes, draft.id, () => desk.go('/practices', 'replace'))
    if (how === 'thrown') return announce(t('notes.drop.done'))
    if (how === 'elsewhere') announce(t('notes.drop.elsewhere'))
    drop(how === 'elsewhere' ? how : 'no')
  }
  const notDropped = (): void => {
    drop('no')
    desk.failed('closed')
  }
  return (
    <div class="stack">
      <p>
        <Button look="quiet" icon="back" to="/practices">
          {t('notes.toList')}
        </Button>
      </p>
      <h1>{title === '' ? t('notes.new') : title}</h1>
      <div class="sheet stack" ref={form}>
        <Note icon="lock">{t(removed ? 'notes.removed.draft' : 'notes.draft.say')}</Note>
        <Field
          label={t('notes.field.title')}
          value={title}
          onInput={entitle}
          problem={wrong === 'missing' ? t('notes.problem.title') : textProblemWords(wrong)}
        />
        {dropping !== 'dropping' && (
          <NoteEditor desk={desk} id={draft.id} kind="practice" label={t('notes.field.text')} how="draft" closed={null} />
        )}
        {dropping === 'elsewhere' && <Note icon="about">{t('notes.drop.elsewhere')}</Note>}
        <div class="row">
          {removed === false && dropping !== 'dropping' && (
            <Button look="main" icon="send" onPress={() => void share()}>
              {t('notes.share')}
            </Button>
          )}
          <Button look="quiet" onPress={() => ask(true)}>
            {t('notes.drop')}
          </Button>
        </div>
        {removed === false && <p class="soft">{t('notes.share.say')}</p>}
      </div>
      {asking && (
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
      )}
    </div>
  )
}
