// The update offer, as a slate slip. With something half filled in it only says that it waits.
import type { JSX } from 'preact'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'
import type { UpdateOffer } from './update-offer.ts'

export const UpdateSlip = ({ update }: { readonly update: UpdateOffer | null }): JSX.Element | null => {
  switch (update?.offer.value) {
    case undefined:
    case 'none':
      return null
    case 'held':
      return (
        <Slip tone="slate">
          <Emphasis k="update.waits" />
        </Slip>
      )
    case 'ready':
      return (
        <Slip
          tone="slate"
          actions={
            <>
              <Button look="main" onPress={update?.accept}>
                {t('update.now')}
              </Button>
              <Button look="quiet" onPress={update?.tonight}>
                {t('update.tonight')}
              </Button>
            </>
          }
        >
          <Emphasis k="update.ready" />
        </Slip>
      )
  }
}
