// An old device has brought something and it waits for a word: one sentence, one way there, and a way to put it off until tomorrow. What has been answered is asked
// no more: it is said that the answer is kept.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { facts, setFact } from '../store/facts.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

export const ApartSlip = ({ device, minute }: { readonly device: Device; readonly minute: ReadonlySignal<number> }): JSX.Element | null => {
  const { db, clock } = device
  const { day } = clock.local(minute.value)
  const known = useLive(() => facts(db, 'apart', 'apartLater', 'deciding', 'apartSeen'), [db]).value
  if (!known?.apart) return null
  if (known.deciding !== undefined)
    return (
      <div class="stack close news">
        <Slip tone="slate">
          <Emphasis k="apart.slip.decided" />
        </Slip>
      </div>
    )
  if (known.apartLater === day || known.apartSeen?.n !== known.apart) return null // it is asked once it is known that there is something to decide
  return (
    <div class="stack close news">
      <Slip
        actions={
          <>
            <Button look="main" to="/apart">
              {t('apart.look')}
            </Button>
            <Button look="quiet" onPress={() => void setFact(db, 'apartLater', day)}>
              {t('apart.later')}
            </Button>
          </>
        }
      >
        <Emphasis k="apart.slip" />
      </Slip>
    </div>
  )
}
