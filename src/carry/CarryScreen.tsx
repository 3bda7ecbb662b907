// The screen of the copy to be carried by hand.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import type { Session } from '../store/facts.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Carrying } from './Carrying.tsx'

type Props = { readonly device: Device; readonly session: Session; readonly origin: string }

export const CarryScreen = ({ device, session, origin }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('carry.title') }))
  return (
    <div class="stack wide">
      <h1>{t('carry.title')}</h1>
      <Carrying
        device={device}
        centre={session.centre}
        origin={origin}
        leave={
          <Button look="quiet" size="large" to="/sending">
            {t('do.back')}
          </Button>
        }
      />
    </div>
  )
}
