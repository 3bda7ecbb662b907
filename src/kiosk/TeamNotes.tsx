// What the team has to know of a kiosk that was another device before, and the public need not read: one line each, at the foot.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { erasureRead } from '../store/erase-unreadable.ts'
import { fact } from '../store/facts.ts'
import { stranded } from '../store/read-stranded.ts'
import { useLive } from '../store/use-live.ts'
import { moment } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

type Props = { readonly device: Device; readonly minute: ReadonlySignal<number> }

export const TeamNotes = ({ device, minute }: Props): JSX.Element | null => {
  const held = useLive(() => stranded(device.db), [device]).value ?? 0
  const erased = useLive(async () => (await fact(device.db, 'erased')) ?? null, [device]).value ?? null
  return (
    <>
      {held > 0 && <Slip>{t('kiosk.unsent', { n: held, address: `${location.host}/code` })}</Slip>}
      {erased !== null && (
        <Slip actions={<Button onPress={() => void erasureRead(device.db)}>{t('sending.erased.read')}</Button>}>
          {t('sending.erased', moment(erased, minute.value))}
        </Slip>
      )}
    </>
  )
}
