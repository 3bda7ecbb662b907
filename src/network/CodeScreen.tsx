// A device that was removed, or linked to the wrong centre, presents a new code. What it has not sent stays and goes with its new rights.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import type { Session } from '../store/facts.ts'
import { t } from '../text/translate.ts'
import { useTitle } from '../ui/use-title.ts'
import { CodeForm } from './CodeForm.tsx'

type Props = {
  readonly device: Device
  readonly brought: string | null
  readonly enrolled: (session: Session) => void
  readonly back: () => void
}

export const CodeScreen = ({ device, brought, enrolled, back }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('sending.newCode') }))
  return (
    <div class="stack wide">
      <h1>{t('sending.newCode')}</h1>
      <p class="say">{t('sending.newCode.say')}</p>
      <CodeForm device={device} brought={brought} enrolled={enrolled} back={back} />
    </div>
  )
}
