// The relay has let this demonstration go: said in words, with a new one at hand. What was noted here stays readable.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { demoAddress } from '../demo/address.ts'
import type { Profile } from '../demo/profile.ts'
import { startDemo } from '../demo/start.ts'
import type { Device } from '../device/device.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'

type Props = { readonly device: Device; readonly profile: Extract<Profile, { is: 'demo' }> }

export const DemoGone = ({ device, profile }: Props): JSX.Element => {
  const [busy, work] = useState(false)
  const [problem, say] = useState<TextKey | null>(null)
  const again = async (): Promise<void> => {
    if (busy) return
    work(true)
    const answer = await startDemo(device)
    if ('space' in answer) return location.assign(demoAddress(answer.space, profile.side))
    const k: TextKey = `demo.problem.${answer.problem}`
    say(k)
    announce(t(k))
    work(false)
  }
  return (
    <Slip
      tone="slate"
      role="alert"
      actions={
        <Button off={busy} onPress={() => void again()}>
          {t('demo.again')}
        </Button>
      }
    >
      {t('demo.gone')} {problem && t(problem)}
    </Slip>
  )
}
