// The theme of the territory: what its centres work on together this year, written by all of them. It hangs on the territory's record.
import type { ComponentChildren, JSX } from 'preact'
import type { Key } from '../domain/ids.ts'
import { territoriesOf } from '../store/read-directory.ts'
import { themeDraft } from '../store/read-practices.ts'
import { readRecord } from '../store/read-record.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import type { NoteDesk } from './note-desk.ts'
import { useRemoved } from './use-removed.ts'
import { useThrowAway } from './use-throw-away.tsx'
import { beginDraft, shareTheme } from './write-practice.ts'

type Props = { readonly desk: NoteDesk; readonly directs: boolean }

export const ThemeScreen = ({ desk, directs }: Props): JSX.Element => {
  const { db } = desk.device
  const seen = useLive(async () => {
    const [territory] = await territoriesOf(db)
    return { territory, recorded: territory ? await readRecord(db, territory.doc, territory.id) : null, draft: await themeDraft(db) }
  }, [desk.device]).value
  const removed = useRemoved(db)
  if (!seen)
    return (
      <Sheet busy>
        <Skeleton words={t('notes.reading')} />
      </Sheet>
    )
  const { territory, recorded, draft } = seen
  const share = async (): Promise<void> => {
    if (draft && recorded && (await shareTheme(desk, recorded.record, draft.id))) announce(t('notes.share.done'))
  }
  const label = t('notes.theme')
  const id = territory?.theme ?? (directs ? draft?.id : undefined)
  const isDraft = id !== undefined && territory?.theme === null
  /** Begun here, while somebody else shared another one. */
  const left = directs && territory && draft && draft.id !== id ? draft : null
  return (
    <div class="stack">
      <p>
        <Button look="quiet" icon="back" to="/network">
          {t('nav.network')}
        </Button>
      </p>
      <h1>{territory ? t('notes.theme.of', { territory: inWords(territory.names) }) : label}</h1>
      {id === undefined ? (
        <Sheet heading={label} headingLook="hidden">
          <Empty
            icon="compass"
            title={t(territory ? 'notes.theme.none' : 'notes.theme.noTerritory')}
            action={
              directs && territory ? (
                <Button look="main" icon="plus" onPress={() => void beginDraft(desk, 'theme')}>
                  {t('notes.theme.begin')}
                </Button>
              ) : undefined
            }
          />
        </Sheet>
      ) : (
        <div class="sheet stack">
          {isDraft ? (
            <ThemeDraft key={id} desk={desk} id={id} label={label}>
              {removed === false && (
                <Button look="main" icon="send" onPress={() => void share()}>
                  {t('notes.share')}
                </Button>
              )}
            </ThemeDraft>
          ) : (
            <NoteEditor key={id} desk={desk} id={id} kind="theme" label={label} how="shared" closed={null} />
          )}
        </div>
      )}
      {left && (
        <Sheet heading={t('notes.drafts')}>
          <div class="stack">
            <ThemeDraft key={left.id} desk={desk} id={left.id} label={t('notes.field.text')} />
          </div>
        </Sheet>
      )}
    </div>
  )
}

type DraftProps = {
  readonly desk: NoteDesk
  readonly id: Key
  readonly label: string
  /** To share it. */ readonly children?: ComponentChildren
}
const ThemeDraft = ({ desk, id, label, children }: DraftProps): JSX.Element => {
  const removed = useRemoved(desk.device.db)
  const drop = useThrowAway(desk, id, () => desk.go('/network', 'replace'))
  return (
    <>
      <Note icon="lock">{t(removed ? 'notes.removed.draft' : 'notes.draft.say')}</Note>
      {!drop.isGoing && <NoteEditor desk={desk} id={id} kind="theme" label={label} how="draft" closed={null} />}
      {drop.told}
      <div class="row">
        {!drop.isGoing && children}
        {drop.button}
      </div>
      {drop.question}
    </>
  )
}
