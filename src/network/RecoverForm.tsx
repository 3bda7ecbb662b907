// A coordinator's device for a network that is there, from the relay's recovery link: it is linked and gets what the head has. It describes nothing.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { enrol } from '../device/enrol.ts'
import type { Device } from '../device/device.ts'
import { cleanName } from '../domain/name.ts'
import type { Session } from '../store/facts.ts'
import { t } from '../text/translate.ts'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { linkWords, type Sentence } from './enrol-words.ts'
import { LinkForm } from './LinkForm.tsx'
import { nameProblem } from './set-up.ts'
import { setUpWords } from './set-up-words.ts'

type Props = {
  readonly device: Device
  readonly token: string
  readonly enrolled: (session: Session) => void
  readonly back: () => void
}

export const RecoverForm = ({ device, token, enrolled, back }: Props): JSX.Element => {
  const [name, type] = useState(t('setup.device.plain'))
  const [problem, say] = useState<string | Sentence | null>(null)

  const link = async (): Promise<boolean> => {
    say(null)
    const label = cleanName(name) || t('setup.device.plain')
    const unfit = nameProblem(label, 'centre-name-missing')
    if (unfit) {
      say(setUpWords(unfit))
      return false
    }
    announce(t('code.busy'))
    const session = await enrol(device, '', { code: token, label })
    if ('problem' in session) {
      say(session.problem === 'no-line' ? { k: 'setup.recover.failed' } : linkWords(session, device.clock.now()))
      return false
    }
    announce(t('code.linked.plain'))
    enrolled(session)
    return true
  }

  return (
    <LinkForm saying={t('setup.recover')} send={link} failed={() => say({ k: 'save.failedShort' })} back={back}>
      <p>{t('setup.recover.say')}</p>
      <Field
        label={t('setup.recover.name')}
        value={name}
        onInput={type}
        problem={problem === null || typeof problem === 'string' ? problem : t(problem.k, problem.values)}
      />
    </LinkForm>
  )
}
