// A coordinator's device for a network that is there, from the relay's recovery link: it is linked and gets what the head has. It describes nothing.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { enrol } from '../device/enrol.ts'
import type { Device } from '../device/device.ts'
import { MAX_NAME } from '../domain/centre.ts'
import { cleanName } from '../domain/name.ts'
import type { Session } from '../store/facts.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { linkWords, type Sentence } from './enrol-words.ts'
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
  const [busy, work] = useState(false)
  const atWork = useRef(false) // two taps before the next picture are one
  const { form, look } = useFirstWrong()

  const wrong = (what: string | Sentence | null): void => {
    say(what)
    look()
  }
  const link = async (): Promise<void> => {
    const label = cleanName(name) || t('setup.device.plain')
    const unfit = nameProblem(label, 'centre-name-missing')
    if (unfit) return wrong(setUpWords(unfit))
    announce(t('code.busy'))
    const session = await enrol(device.db, '', { code: token, label: label.slice(0, MAX_NAME) })
    if ('problem' in session)
      return wrong(session.problem === 'no-line' ? { k: 'setup.recover.failed' } : linkWords(session, device.clock.now()))
    announce(t('code.linked.plain'))
    enrolled(session)
  }
  const send = async (): Promise<void> => {
    if (atWork.current) return
    atWork.current = true
    work(true)
    say(null)
    try {
      await link()
    } catch {
      wrong({ k: 'save.failedShort' }) // the device's own database said no; the same link can be tried again
    } finally {
      atWork.current = false
      work(false)
    }
  }

  return (
    <form
      ref={form}
      class="sheet stack wide"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void send()
      }}
    >
      <p>{t('setup.recover.say')}</p>
      <Field
        label={t('setup.recover.name')}
        value={name}
        onInput={type}
        problem={problem === null || typeof problem === 'string' ? problem : t(problem.k, problem.values)}
      />
      <div class="row">
        <Button look="main" size="large" type="submit" off={busy}>
          {t(busy ? 'code.busy' : 'setup.recover')}
        </Button>
        <Button look="quiet" onPress={back}>
          {t('do.back')}
        </Button>
      </div>
    </form>
  )
}
