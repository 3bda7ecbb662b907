// Eight characters that bring this device into a network. Sent only when the person sends them; what was typed stays, whatever is answered.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { enrol } from '../device/enrol.ts'
import type { Device } from '../device/device.ts'
import type { Role } from '../domain/access.ts'
import { ofCode } from '../domain/centre.ts'
import { showCode } from '../domain/one-time-code.ts'
import type { Session } from '../store/facts.ts'
import { centreName } from '../text/centre-words.ts'
import { tryRefusedAgain } from '../store/outbox.ts'
import { centres } from '../store/read-day.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'
import { enrolWords, type Sentence } from './enrol-words.ts'
import { LinkForm } from './LinkForm.tsx'
import { readTypedCode } from './links.ts'

type Props = {
  readonly device: Device
  /** What the link behind a photographed square brought. */
  readonly brought: string | null
  /** The role that the code must be of, where not any will do. */
  readonly only?: Role
  readonly enrolled: (session: Session) => void
  readonly back: () => void
}

/** The browser's word, which is only ever a hint: it may say online where nothing answers. */
const useOffline = (): boolean => {
  const [offline, set] = useState(!navigator.onLine)
  useEffect(() => {
    const look = (): void => set(!navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    look() // it may have gone before anybody listened
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return offline
}

export const CodeForm = ({ device, brought, only, enrolled, back }: Props): JSX.Element => {
  const code = brought === null ? null : readTypedCode(brought)
  const [typed, type] = useState(code ? showCode(code) : (brought ?? ''))
  const [problem, say] = useState<Sentence | null>(null)
  const offline = useOffline()

  const wrong = (sentence: Sentence): false => {
    say(sentence)
    return false
  }
  const present = async (): Promise<boolean> => {
    const read = readTypedCode(typed)
    if (read === null) return wrong({ k: 'code.problem.form' })
    say(null)
    announce(t('code.busy'))
    const answer = await enrol(device, '', { code: read, label: '' }, only)
    if ('problem' in answer) return wrong(enrolWords(answer, device.clock.now()))
    await tryRefusedAgain(device.db, device.clock.now()) // under new rights it may be taken
    const centre = ofCode(await centres(device.db), answer.centre)
    announce(centre ? t('code.linked', { centre: centreName(centre) }) : t('code.linked.plain'))
    enrolled(answer)
    return true
  }

  return (
    <LinkForm saying={t('code.send')} send={present} failed={() => say({ k: 'save.failedShort' })} back={back}>
      <Field
        label={t('code.label')}
        hint={t('code.hint')}
        look="code-typed"
        complete="one-time-code"
        value={typed}
        onInput={value => {
          type(value)
          say(null)
        }}
        problem={problem && t(problem.k, problem.values)}
      />
      {offline && (
        <Slip tone="slate">
          <Emphasis k="code.offline" />
        </Slip>
      )}
    </LinkForm>
  )
}
