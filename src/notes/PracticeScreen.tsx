// One practice sheet: its title, its text, and what became of it.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { Value } from '../domain/statement.ts'
import { PRACTICE_STATE, type Practice } from '../domain/practice.ts'
import { alike } from '../records/alike.ts'
import type { Described } from '../records/describe.ts'
import { RecordForm } from '../records/RecordForm.tsx'
import { RecordParts } from '../records/RecordParts.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { placeOf } from '../records/said-words.ts'
import { centres } from '../store/read-day.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import { isAtHead } from '../store/read-practices.ts'
import { useLive } from '../store/use-live.ts'
import { dayText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useFocusGone } from '../ui/use-focus-gone.ts'
import { useTitle } from '../ui/use-title.ts'
import { NoteEditor } from './NoteEditor.tsx'
import type { NoteDesk } from './note-desk.ts'
import { useRemoved } from './use-removed.ts'
import { renamePractice, statePractice, titleProblem } from './write-practice.ts'

const describePractice = (field: string, value: Value): Described | null => {
  if (field === 'title') return { what: t('notes.field.title'), text: typeof value === 'string' ? value : '–' }
  if (field === PRACTICE_STATE)
    return { what: t('notes.field.state'), text: t(value === 'withdrawn' ? 'notes.state.withdrawn' : 'notes.state.current') }
  return null // which text it is, is never changed
}
const titleWords = (typed: string): string | null => {
  const problem = titleProblem(typed)
  return problem === 'missing' ? t('notes.problem.title') : textProblemWords(problem)
}

type Props = { readonly desk: NoteDesk; readonly practice: Practice }

export const PracticeScreen = ({ desk, practice }: Props): JSX.Element => {
  const { device, minute } = desk
  const today = localOn(device, minute.value).day
  const [renaming, rename] = useState(false)
  useFocusBack(renaming ? 'rename' : null)
  useTitle(t('app.title', { screen: practice.title }))
  const seen = useLive(
    async () => ({
      recorded: await readRecord(device.db, practice.doc, practice.id),
      all: await centres(device.db),
      known: await isAtHead(device.db, practice),
    }),
    [device, practice.id],
  ).value
  const recorded = seen?.recorded
  const removed = useRemoved(device.db)
  const heading = useRef<HTMLHeadingElement>(null)
  const turned = useFocusGone(practice.withdrawn, () => heading.current)
  const turn = async (at: Recorded, state: 'current' | 'withdrawn'): Promise<void> => {
    turned()
    if (await statePractice(desk, at.record, state)) announce(t(state === 'current' ? 'notes.back.done' : 'notes.withdraw.done'))
  }
  return (
    <div class="stack">
      <p>
        <Button look="quiet" icon="back" to="/practices">
          {t('notes.toList')}
        </Button>
      </p>
      {renaming && recorded ? (
        <div class="sheet">
          <TitleForm desk={desk} practice={practice} recorded={recorded} close={() => rename(false)} />
        </div>
      ) : (
        <div class="row apart">
          <h1 ref={heading} tabIndex={-1}>
            {practice.title}
          </h1>
          {!practice.withdrawn && (
            <Button id={openerOf('rename')} icon="pen" onPress={() => rename(true)}>
              {t('notes.rename')}
            </Button>
          )}
        </div>
      )}
      {seen && (
        <p class="meta">
          {seen.known
            ? t('notes.from', { centre: placeOf(practice.by, practice.doc, seen.all), date: dayText(practice.at.day, today) })
            : t(removed ? 'notes.removed.from' : 'notes.from.not')}
        </p>
      )}
      {practice.withdrawn && (
        <Slip tone="slate" actions={recorded && <Button onPress={() => void turn(recorded, 'current')}>{t('notes.back')}</Button>}>
          {t('notes.withdrawn.say')}
        </Slip>
      )}
      <div class="sheet stack">
        <NoteEditor
          desk={desk}
          id={practice.note}
          kind="practice"
          label={t('notes.field.text')}
          how="shared"
          closed={practice.withdrawn ? t(removed ? 'notes.removed.closed' : 'notes.withdrawn.closed') : null}
        />
        {!practice.withdrawn && recorded && (
          <div>
            <Button look="quiet" onPress={() => void turn(recorded, 'withdrawn')}>
              {t('notes.withdraw')}
            </Button>
          </div>
        )}
      </div>
      {recorded && seen && (
        <RecordParts
          desk={desk}
          recorded={recorded}
          describe={describePractice}
          centres={seen.all}
          today={today}
          may
          isText={field => field === 'title'}
          check={(field, value) => (field === 'title' && typeof value === 'string' ? titleWords(value) : null)}
        />
      )}
    </div>
  )
}

type FormProps = Props & { readonly recorded: Recorded; readonly close: () => void }
const TitleForm = ({ desk, practice, recorded, close }: FormProps): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(desk, `practice/${practice.id}`, { title: practice.title }, recorded.record, alike)
  const [wrong, tell] = useState<string | null>(null)
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t('notes.rename')}
      look="inline"
      close={close}
      save={async at => {
        const problem = titleWords(typed.title)
        tell(problem)
        if (problem !== null) return 'wrong'
        if (typed.title !== practice.title && !(await renamePractice(at, before, typed.title))) return 'told'
        announce(t('records.kept'))
        close()
        return 'kept'
      }}
    >
      <Field label={t('notes.field.title')} value={typed.title} onInput={title => type({ title })} problem={wrong} />
    </RecordForm>
  )
}
