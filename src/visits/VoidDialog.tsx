// Why an entry is taken back: one reason, then done. The line stays, struck.
import type { JSX } from 'preact'
import { VOID_REASONS, type VoidReason } from '../domain/visit.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'

type Props = { readonly what: string; readonly onVoid: (reason: VoidReason) => void; readonly onClose: () => void }

/** 'undo' is the button of the first ten seconds, not a reason to choose. */
const REASONS = VOID_REASONS.filter(r => r !== 'undo')

export const VoidDialog = ({ what, onVoid, onClose }: Props): JSX.Element => (
  <ReasonDialog
    title={t('today.void.title')}
    say={`${titleCase(what)}. ${t('today.void.say')}`}
    legend={t('today.void.title')}
    legendLook="hidden"
    reasons={REASONS.map(r => ({ value: r, label: titleCase(t(`void.${r}`)) }))}
    missing={t('today.void.missing')}
    look="danger"
    does={t('today.void.do')}
    keep={t('do.cancel')}
    onReason={onVoid}
    onClose={onClose}
  />
)
