// Practice sheets: what is begun here, what the network has, and one of them. Staff alone.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { foldText } from '../domain/fold-text.ts'
import { isKey } from '../domain/ids.ts'
import { practices, type Practices } from '../store/read-practices.ts'
import { useLive } from '../store/use-live.ts'
import { waitText } from '../text/format.ts'
import { byName } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Field } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { useTitle } from '../ui/use-title.ts'
import type { NoteDesk } from './note-desk.ts'
import { DraftScreen } from './DraftScreen.tsx'
import { PracticeScreen } from './PracticeScreen.tsx'
import { ThemeScreen } from './ThemeScreen.tsx'
import { useRemoved } from './use-removed.ts'
import { beginDraft } from './write-practice.ts'

type Props = {
  readonly desk: NoteDesk
  /** What stands behind the slash: nothing for the list, 'theme', a sheet's key, or that of a draft. */
  readonly rest: string
  /** Whether this device writes the directory. */
  readonly directs: boolean
}

export const PracticesScreen = ({ desk, rest, directs }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.practices') }))
  const read = useLive(() => practices(desk.device.db), [desk.device]).value
  if (!read)
    return (
      <Sheet busy>
        <Skeleton words={t('notes.reading')} />
      </Sheet>
    )
  if (rest === 'theme') return <ThemeScreen desk={desk} directs={directs} />
  if (!isKey(rest)) return <List desk={desk} read={read} />
  const sheet = read.sheets.find(p => p.id === rest) ?? read.sheets.find(p => p.note === rest)
  if (sheet) return <PracticeScreen key={sheet.id} desk={desk} practice={sheet} />
  const draft = read.drafts.find(d => d.id === rest)
  if (draft) return <DraftScreen key={draft.id} desk={desk} draft={draft} />
  return (
    <Sheet heading={t('notes.gone')} headingLook="hidden">
      <Empty icon="page" title={t('notes.gone')} action={<Button to="/practices">{t('notes.toList')}</Button>} />
    </Sheet>
  )
}

const List = ({ desk, read }: { readonly desk: NoteDesk; readonly read: Practices }): JSX.Element => {
  const [words, seek] = useState('')
  const removed = useRemoved(desk.device.db)
  const begin = async (): Promise<void> => desk.go(`/practices/${await beginDraft(desk, 'practice')}`)
  const sought = foldText(words).split(/\s+/).filter(Boolean)
  const found = read.sheets
    .filter(p => sought.every(w => foldText(p.title).includes(w)))
    .toSorted((a, b) => Number(a.withdrawn) - Number(b.withdrawn) || byName(a.title, b.title))
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('nav.practices')}</h1>
        <Button look="main" icon="plus" onPress={() => void begin()}>
          {t('notes.new')}
        </Button>
      </div>
      {removed && <Note icon="warning">{t('notes.removed.list')}</Note>}
      {read.drafts.length > 0 && (
        <Sheet heading={t('notes.drafts')} look="flush">
          <ul class="record-list">
            {read.drafts.map(d => (
              <li key={d.id}>
                <a class="record-line" href={`/practices/${d.id}`}>
                  <b>{d.title === '' ? t('notes.untitled') : d.title}</b>
                  <span class="meta">{t('notes.draft.line', { wait: waitText(d.started, desk.minute.value, Infinity) })}</span>
                </a>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {read.sheets.length === 0 ? (
        <Sheet heading={t('notes.sheets')} headingLook="hidden">
          <Empty icon="page" title={t('notes.empty')}>
            {removed === false && t('notes.empty.say')}
          </Empty>
        </Sheet>
      ) : (
        <>
          <Field label={t('notes.seek')} value={words} onInput={seek} />
          <Sheet heading={t('notes.count', { n: found.length })} look="flush">
            <ul class="record-list">
              {found.map(p => (
                <li key={p.id}>
                  <a class="record-line" href={`/practices/${p.id}`}>
                    <b>{p.title}</b>
                    <span class="row close">
                      {p.withdrawn && <Tag tone="slate">{t('notes.withdrawn.tag')}</Tag>}
                      {p.conflicts.length > 0 && <Tag tone="ochre">{t('records.decide.tag')}</Tag>}
                      {read.unsent.has(p.note) && <span class="meta">{t('notes.unsent.tag')}</span>}
                      {read.stopped.has(p.note) && <Tag tone="ochre">{t('notes.held.tag')}</Tag>}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </Sheet>
        </>
      )}
    </div>
  )
}
