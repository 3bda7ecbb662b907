// Before a zone is withdrawn: which one, and what becomes of it. The focus lies on keeping it.
import type { JSX } from 'preact'
import type { Zone } from '../../domain/territory.ts'
import { inWords } from '../../text/centre-words.ts'
import { t } from '../../text/translate.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

type Props = { readonly zone: Zone; readonly withdraw: () => void; readonly close: () => void }

export const WithdrawZone = ({ zone, withdraw, close }: Props): JSX.Element => (
  <Dialog title={t('network.zone.withdraw.ask', { zone: inWords(zone.names) })} onClose={close}>
    <p>{t('network.zone.withdraw.say')}</p>
    <div class="row">
      <Button look="danger" onPress={withdraw}>
        {t('network.zone.withdraw')}
      </Button>
      <Button look="quiet" onPress={close} focusFirst>
        {t('do.cancel')}
      </Button>
    </div>
  </Dialog>
)
