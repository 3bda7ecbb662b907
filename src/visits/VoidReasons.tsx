// Why a line is taken back (V2): a reason of the list, then the press. The line stays, struck.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { VOID_REASONS, type VoidReason } from '../domain/visit.ts'
import { titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Ticks } from '../ui/Ticks.tsx'

/** 'undo' is the button of the first ten seconds and 'sheet' takes a whole sheet back: no reasons to choose. */
const REASONS = VOID_REASONS.filter(r => r !== 'undo' && r !== 'sheet')

type Props = { readonly onVoid: (reason: VoidReason) => void; readonly onClose: () => void }

export const VoidReasons = ({ onVoid, onClose }: Props): JSX.Element => {
  const [reason, choose] = useState<VoidReason | null>(null)
  const [asked, ask] = useState(false)
  return (
    <>
      <Ticks
        legend={t('today.void.title')}
        hint={t('today.void.say')}
        kind="one"
        look="flow"
        choices={REASONS.map(r => ({ value: r, label: titleCase(t(`void.${r}`)) }))}
        chosen={reason === null ? [] : [reason]}
        onChange={([r]) => choose(REASONS.find(x => x === r) ?? null)}
        problem={asked && reason === null ? t('today.void.missing') : null}
      />
      <div class="row">
        <Button look="danger" onPress={() => (reason === null ? ask(true) : onVoid(reason))}>
          {t('today.void.do')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </>
  )
}
