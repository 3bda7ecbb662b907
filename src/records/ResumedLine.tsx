// Above the fields: this was begun before. One press begins anew, the next takes it up again; the focus stays where it was pressed.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { resumedWords } from './resumed-words.ts'
import type { Resumed } from './use-typed.ts'

type Props = { readonly resumed: Resumed | null; readonly minute: ReadonlySignal<number> }

export const ResumedLine = ({ resumed, minute }: Props): JSX.Element | null =>
  resumed && (
    <div class="stack close">
      <div class="row apart">
        <p class="meta">{resumedWords(resumed.started, minute.value)}</p>
        <Button look="quiet" onPress={resumed.turn}>
          {t(resumed.started === null ? 'records.resumed.back' : 'records.resumed.anew')}
        </Button>
      </div>
      {resumed.changed && (
        <Note icon="about" tone="ochre">
          {t('records.resumed.changed')}
        </Note>
      )}
    </div>
  )
