// For the team, at an address of its own: what this kiosk shows. The choice stays on it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { isScale, SCALES, type Scale } from '../domain/satisfaction.ts'
import { dropFact, setFact } from '../store/facts.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useTitle } from '../ui/use-title.ts'

const SHOWS = ['agenda', ...(Object.keys(SCALES) as Scale[])] as const // the keys of that object

type Props = {
  readonly device: Device
  /** Its address, for the next time. */
  readonly where: string
  /** What it shows now; null: the agenda. */
  readonly now: Scale | null
  readonly done: () => void
}

export const SetupScreen = ({ device, where, now, done }: Props): JSX.Element => {
  useTitle(t('kiosk.setup'))
  const [chosen, choose] = useState<string | null>(null)
  const shows = chosen ?? now ?? 'agenda'
  const show = async (): Promise<void> => {
    await (isScale(shows) ? setFact(device.db, 'exit', shows) : dropFact(device.db, 'exit'))
    done()
  }
  return (
    <div class="stack hello">
      <h1>{t('kiosk.setup')}</h1>
      <Sheet>
        <div class="stack">
          <Ticks
            legend={t('kiosk.setup')}
            legendLook="hidden"
            kind="one"
            size="thumb"
            choices={SHOWS.map(value => ({ value, label: t(`kiosk.setup.${value}`) }))}
            chosen={[shows]}
            onChange={([to]) => choose(to ?? null)}
          />
          <p class="soft">{t('kiosk.setup.say', { where })}</p>
          <div class="row">
            <Button look="main" size="large" onPress={() => void show()}>
              {t('kiosk.setup.do')}
            </Button>
          </div>
        </div>
      </Sheet>
    </div>
  )
}
