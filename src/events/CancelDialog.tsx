// Why an event is not held: one reason of a short list, then it is so for ever.
import type { JSX } from 'preact'
import { CANCEL_REASONS, type CancelReason } from '../domain/event.ts'
import { reasonWord } from '../text/event-text.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'

type Props = { readonly what: string; readonly onCancel: (reason: CancelReason) => void; readonly onClose: () => void }

export const CancelDialog = ({ what, onCancel, onClose }: Props): JSX.Element => (
  <ReasonDialog
    title={t('agenda.cancel.title')}
    say={`${what}. ${t('agenda.cancel.say')}`}
    legend={t('agenda.cancel.why')}
    reasons={CANCEL_REASONS.map(r => ({ value: r, label: titleCase(reasonWord(r)) }))}
    missing={t('agenda.cancel.missing')}
    look="stop"
    does={t('agenda.cancel.do')}
    keep={t('agenda.cancel.keep')}
    onReason={onCancel}
    onClose={onClose}
  />
)
