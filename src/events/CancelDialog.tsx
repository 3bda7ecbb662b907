// Why an event is not held: one reason of a short list, then it is so for ever.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { CANCEL_REASONS, type CancelReason } from '../domain/event.ts'
import { reasonWord } from '../text/event-text.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Ticks } from '../ui/Ticks.tsx'

type Props = { readonly what: string; readonly onCancel: (reason: CancelReason) => void; readonly onClose: () => void }

export const CancelDialog = ({ what, onCancel, onClose }: Props): JSX.Element => {
  const [reason, choose] = useState<CancelReason | null>(null)
  const [asked, ask] = useState(false)
  return (
    <Dialog title={t('agenda.cancel.title')} onClose={onClose}>
      <p class="soft">
        {what}. {t('agenda.cancel.say')}
      </p>
      <Ticks
        legend={t('agenda.cancel.why')}
        kind="one"
        look="flow"
        choices={CANCEL_REASONS.map(r => ({ value: r, label: titleCase(reasonWord(r)) }))}
        chosen={reason ? [reason] : []}
        onChange={([r]) => choose(CANCEL_REASONS.find(x => x === r) ?? null)}
        problem={asked && !reason ? t('agenda.cancel.missing') : null}
      />
      <div class="row">
        <Button look="stop" onPress={() => (reason ? onCancel(reason) : ask(true))}>
          {t('agenda.cancel.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('agenda.cancel.keep')}
        </Button>
      </div>
    </Dialog>
  )
}
