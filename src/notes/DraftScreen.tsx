// A draft: a title and a text that only this device knows, until it is shared.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { textProblemWords } from '../records/text-problem-words.ts'
import { titleNote } from '../store/notes.ts'
import type { NoteRow } from '../store/tables.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { NoteEditor } from './NoteEditor.tsx'
import type { NoteDesk } from './note-desk.ts'
import { useRemoved } from './use-removed.ts'
import { useThrowAway } from './use-throw-away.tsx'
import { sharePractice, titleProblem } from './write-practice.ts'

type Props = { readonly desk: NoteDesk; readonly draft: NoteRow }

export const DraftScreen = ({ desk, draft }: Props): JSX.Element => {
  const { db, clock } = desk.device
  const [title, type] = useState(draft.title)
  const [wrong, tell] = useState<ReturnType<typeof titleProblem>>(null)
  const drop = useThrowAway(desk, draft.id, () => desk.go('/practices', 'replace'))
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
        {!drop.isGoing && <NoteEditor desk={desk} id={draft.id} kind="practice" label={t('notes.field.text')} how="draft" closed={null} />}
        {drop.told}
        <div class="row">
          {removed === false && !drop.isGoing && (
            <Button look="main" icon="send" onPress={() => void share()}>
              {t('notes.share')}
            </Button>
          )}
          {drop.button}
        </div>
        {removed === false && <p class="soft">{t('notes.share.say')}</p>}
      </div>
      {drop.question}
    </div>
  )
}
