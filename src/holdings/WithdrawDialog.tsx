// Why something is taken back: one reason, then done. It stays to be read.
import type { JSX } from 'preact'
import { WITHDRAWALS, type Withdrawal } from '../domain/withdrawal.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { ReasonDialog } from '../ui/ReasonDialog.tsx'

type Props = {
  readonly title: string
  /** What becomes of it. */
  readonly say: string
  readonly onWithdraw: (why: Withdrawal) => void
  readonly onClose: () => void
}

export const WithdrawDialog = ({ title, say, onWithdraw, onClose }: Props): JSX.Element => (
  <ReasonDialog
    title={title}
    say={say}
    legend={t('withdrawal.ask')}
    reasons={WITHDRAWALS.map(w => ({ value: w, label: titleCase(t(`withdrawal.${w}`)) }))}
    missing={t('withdrawal.missing')}
    look="danger"
    does={t('withdrawal.do')}
    keep={t('do.cancel')}
    onReason={onWithdraw}
    onClose={onClose}
  />
)
