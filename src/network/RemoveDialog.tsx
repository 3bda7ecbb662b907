// Before a device is taken out of the network. The focus lies on keeping it.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import type { DeviceLine } from '../wire/questions.ts'
import { deviceName } from './device-name.ts'
import { readAnswer } from './read-answer.ts'
import type { Ask } from './use-devices.ts'

type Props = { readonly device: DeviceLine; readonly ask: Ask; readonly done: () => void; readonly close: () => void }

export const RemoveDialog = ({ device, ask, done, close }: Props): JSX.Element => {
  const [problem, say] = useState<'devices.remove.failed' | 'devices.new.forbidden' | null>(null)
  const [busy, work] = useState(false)
  const name = deviceName(device)
  const remove = async (): Promise<void> => {
    if (busy) return
    work(true)
    const answer = readAnswer(await ask({ do: 'revoke', device: device.id }))
    work(false)
    if (!answer.ok) return say(answer.problem === 'forbidden' ? 'devices.new.forbidden' : 'devices.remove.failed')
    announce(t('devices.remove.done', { device: name }))
    done()
  }
  return (
    <Dialog title={t('devices.remove.title', { device: name })} onClose={close}>
      <p>{t('devices.remove.say')}</p>
      {device.replaced === 'awaited' && (
        <Note icon="warning" tone="ochre">
          {t('devices.remove.awaited')}
        </Note>
      )}
      <div role="alert">{problem && <Wrong id="remove-wrong">{t(problem)}</Wrong>}</div>
      <div class="row">
        <Button look="stop" onPress={() => void remove()} off={busy}>
          {t('devices.remove.do')}
        </Button>
        <Button onPress={close} focusFirst>
          {t('devices.remove.keep')}
        </Button>
      </div>
    </Dialog>
  )
}
