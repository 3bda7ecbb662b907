// Why an entry is taken back: one reason, then done. The line stays, struck.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { VOID_REASONS, type VoidReason } from '../domain/visit.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Ticks } from '../ui/Ticks.tsx'

type Props = { readonly what: string; readonly onVoid: (reason: VoidReason) => void; readonly onClose: () => void }

/** 'undo' is the button of the first ten seconds, not a reason to choose. */
const REASONS = VOID_REASONS.filter(r => r !== 'undo')

export const VoidDialog = ({ what, onVoid, onClose }: Props): JSX.Element => {
  const [reason, setReason] = useState<VoidReason | null>(null)
  const [asked, ask] = useState(false)
  return (
    <Dialog title={t('today.void.title')} onClose={onClose}>
      <p class="soft">
        {titleCase(what)}. {t('today.void.say')}
      </p>
      <Ticks
        legend={t('today.void.title')}
        legendLook="hidden"
        kind="one"
        look="flow"
        choices={REASONS.map(r => ({ value: r, label: titleCase(t(`void.${r}`)) }))}
        chosen={reason ? [reason] : []}
        onChange={([r]) => setReason(REASONS.find(x => x === r) ?? null)}
        problem={asked && !reason ? t('today.void.missing') : null}
      />
      <div class="row">
        <Button look="danger" onPress={() => (reason ? onVoid(reason) : ask(true))}>
          {t('today.void.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
