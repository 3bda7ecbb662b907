// A device that was removed, or linked to the wrong centre, presents a new code. What it has not sent stays; it is told before whether anything is.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { fact, type Session } from '../store/facts.ts'
import { onlyHere } from '../store/notes.ts'
import { tryRefusedAgain } from '../store/outbox.ts'
import { standing } from '../store/read-status.ts'
import { apartRecords } from '../store/read-unsent.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { useTitle } from '../ui/use-title.ts'
import { CodeForm } from './CodeForm.tsx'
import { UnsentBefore, type UnsentActs } from './UnsentBefore.tsx'

type Props = {
  readonly device: Device
  readonly brought: string | null
  readonly unsent: UnsentActs
  readonly enrolled: (session: Session) => void
  readonly back: () => void
}

export const CodeScreen = ({ device, brought, unsent, enrolled, back }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('sending.newCode') }))
  /** Once the form is open it stays so: another tab may note something meanwhile. */
  const [opened, open] = useState(false)
  const known = useLive(() => standing(device.db), [device]).value
  const texts = useLive(() => onlyHere(device.db), [device]).value?.length
  const apart = useLive(() => apartRecords(device.db), [device]).value
  /** The head does not know it yet: nothing can be sent first. */
  const unlinked = useLive(async () => (await fact(device.db, 'unlinked')) !== undefined, [device]).value
  const count = known && apart !== undefined ? known.waiting.count + known.refused - apart : null
  const nothing = count === 0 && apart === 0 && texts === 0
  useEffect(() => {
    if (nothing) open(true)
  }, [nothing])
  return (
    <div class="stack wide">
      <h1>{t('sending.newCode')}</h1>
      <p class="say">{t('sending.newCode.say')}</p>
      {known && count !== null && apart !== undefined && texts !== undefined && unlinked !== undefined && !nothing && !opened && (
        <>
          <UnsentBefore
            copy={unsent.copy}
            send={unsent.send(() => tryRefusedAgain(device.db, device.clock.now()))} // what was refused is presented again with it
            count={count}
            texts={texts}
            apart={apart}
            removed={known.removed || unlinked}
            anyway={() => open(true)}
          />
          <div class="row">
            <Button look="quiet" onPress={back}>
              {t('do.back')}
            </Button>
          </div>
        </>
      )}
      {opened && <CodeForm device={device} brought={brought} enrolled={enrolled} back={back} />}
    </div>
  )
}
