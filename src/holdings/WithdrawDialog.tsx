// Why something is taken back: one reason, then done. It stays to be read.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { WITHDRAWALS, type Withdrawal } from '../domain/withdrawal.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Ticks } from '../ui/Ticks.tsx'

type Props = {
  readonly title: string
  /** What becomes of it. */
  readonly say: string
  readonly onWithdraw: (why: Withdrawal) => void
  readonly onClose: () => void
}

export const WithdrawDialog = ({ title, say, onWithdraw, onClose }: Props): JSX.Element => {
  const [why, choose] = useState<Withdrawal | null>(null)
  const [asked, ask] = useState(false)
  return (
    <Dialog title={title} onClose={onClose}>
      <p class="soft">{say}</p>
      <Ticks
        legend={t('withdrawal.ask')}
        kind="one"
        look="flow"
        choices={WITHDRAWALS.map(w => ({ value: w, label: titleCase(t(`withdrawal.${w}`)) }))}
        chosen={why ? [why] : []}
        onChange={([w]) => choose(WITHDRAWALS.find(x => x === w) ?? null)}
        problem={asked && !why ? t('withdrawal.missing') : null}
      />
      <div class="row">
        <Button look="danger" onPress={() => (why ? onWithdraw(why) : ask(true))}>
          {t('withdrawal.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
