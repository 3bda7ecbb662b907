// This device is there twice, or was put back to an earlier state: what that means, and the one thing to do.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { dropFact, fact } from '../store/facts.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

export const CopiedSlip = ({ device }: { readonly device: Device }): JSX.Element | null => {
  const { db } = device
  const copied = useLive(() => fact(db, 'copied'), [db]).value
  if (copied === undefined) return null
  return (
    <div class="stack close news">
      <Slip
        actions={
          <>
            <Button look="main" icon="key" to="/code">
              {t('copied.code')}
            </Button>
            <Button look="quiet" onPress={() => void dropFact(db, 'copied')}>
              {t('copied.settled')}
            </Button>
          </>
        }
      >
        <Emphasis k="copied.say" />
      </Slip>
    </div>
  )
}
