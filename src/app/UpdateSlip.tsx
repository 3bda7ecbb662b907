// The update offer, as a slate slip. With something half filled in it only says that it waits; what was accepted in vain says why.
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
    case 'incomplete':
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
          {update?.offer.value === 'ready' ? (
            <Emphasis k="update.ready" />
          ) : (
            <span role="alert">
              <Emphasis k="update.incomplete" />
            </span>
          )}
        </Slip>
      )
  }
}
