// While a trial lasts it says so above the page of the day, for what is noted counts nowhere.
import type { JSX } from 'preact'
import { setTrial } from '../store/trial.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'
import type { Room } from './room.ts'

export const TrialSlip = ({ room: { device, hat, failed } }: { readonly room: Room }): JSX.Element => {
  const end = async (): Promise<void> => {
    try {
      await setTrial(device.db, hat, null)
    } catch {
      return failed('closed')
    }
    announce(t('hats.trial.ended'))
  }
  return (
    <Slip actions={<Button onPress={() => void end()}>{t('hats.trial.end')}</Button>}>
      <Emphasis k="hats.trial.on" />
    </Slip>
  )
}
