// Offered once, on the screen that shows every centre: a lock for when one walks away.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { fact, setFact } from '../store/facts.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

export const LockOffer = ({ device }: { readonly device: Device }): JSX.Element | null => {
  const known = useLive(() => Promise.all([fact(device.db, 'lock'), fact(device.db, 'lockOffered')]), [device]).value
  if (!known || known[0] || known[1]) return null
  const answered = (): void => void setFact(device.db, 'lockOffered', true)
  return (
    <Slip
      tone="slate"
      actions={
        <>
          <Button to="/lock" onPress={answered}>
            {t('lock.offer.set')}
          </Button>
          <Button look="quiet" onPress={answered}>
            {t('lock.offer.later')}
          </Button>
        </>
      }
    >
      {t('lock.offer')}
    </Slip>
  )
}
