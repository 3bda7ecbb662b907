// The theme of the territory: what its centres work on together this year, written by all of them. It hangs on the territory's record.
import type { JSX } from 'preact'
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
          {territory?.theme === null && <Note icon="lock">{t(removed ? 'notes.removed.draft' : 'notes.draft.say')}</Note>}
          <NoteEditor
            key={id}
            desk={desk}
            id={id}
            kind="theme"
            label={label}
            how={territory?.theme === null ? 'draft' : 'shared'}
            closed={null}
          />
          {territory?.theme === null && removed === false && (
            <div>
              <Button look="main" icon="send" onPress={() => void share()}>
                {t('notes.share')}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  )
}
