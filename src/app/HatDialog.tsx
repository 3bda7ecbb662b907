// Which hat is worn: one press changes it and goes to its home. A partner counsellor also says from which kind of institution, for this half-day.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn, type Device } from '../device/device.ts'
import type { Key } from '../domain/ids.ts'
import { partnerHere } from '../store/partner-here.ts'
import { onDuty, signsOn, type OnDuty } from '../store/read-on-duty.ts'
import { useLive } from '../store/use-live.ts'
import { clockText } from '../text/format.ts'
import { hatsOf, type Chosen, type Worn } from '../domain/hats.ts'
import { INSTITUTIONS, type Institution } from '../domain/institutions.ts'
import type { Hat } from '../domain/statement.ts'
import { fact, setFact, type Session } from '../store/facts.ts'
import { setTrial } from '../store/trial.ts'
import { PartnerHere } from '../text/PartnerHere.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { go } from './location.ts'

type Props = {
  readonly device: Device
  readonly session: Session
  readonly worn: Worn | null
  /** Milliseconds. */
  readonly now: number
  readonly onClose: () => void
}

export const HatDialog = ({ device, session, worn, now, onClose }: Props): JSX.Element => {
  const [asked, ask] = useState<'hat' | 'institution'>('hat')
  const [failed, fail] = useState(false)
  const { day, hour, minute } = localOn(device, now)
  const { centre } = session
  const here = useLive(() => (centre ? onDuty(device.db, centre, day, hour) : Promise.resolve([])), [device, centre, day, hour]).value ?? []
  const partner = useLive(() => partnerHere(device.db, day), [device, day]).value
  const isTrial = useLive(() => fact(device.db, 'hat'), [device]).value?.trial === day
  const turnTrial = async (): Promise<void> => {
    if (!worn) return
    try {
      await setTrial(device.db, worn.hat, isTrial ? null : day)
    } catch {
      return fail(true)
    }
    announce(t(isTrial ? 'hats.trial.ended' : 'hats.trial.begun'))
    onClose()
    if (!isTrial) go('/')
  }
  const choose = async (hat: Hat, institution: Institution | Key | null, duty?: OnDuty): Promise<void> => {
    const { purposes = [] } = duty ?? {}
    try {
      const chosen: Chosen = {
        ...{ hat, institution },
        on: hat === 'partner' && centre ? await signsOn(device.db, centre, day, minute, duty?.duty) : null,
        ...(purposes.length > 0 && { purposes }),
        ...(isTrial && { trial: day }),
      }
      await setFact(device.db, 'hat', chosen)
    } catch {
      return fail(true) // the database said no: the hat is the one it was
    }
    announce(t('hats.now', { hat: t(`hat.${hat}`) }))
    onClose()
    go('/')
  }
  const line = (key: string, word: string, chosen: boolean, press: () => void): JSX.Element => (
    <li key={key}>
      <Button icon={chosen ? 'tick' : undefined} pressed={chosen} onPress={press}>
        {word}
      </Button>
    </li>
  )
  return (
    <Dialog title={t(asked === 'hat' ? 'hats.title' : 'hats.institution')} onClose={onClose}>
      <p class="soft">{t(asked === 'hat' ? 'hats.say' : 'hats.institution.say')}</p>
      <ul class="hats">
        {asked === 'hat'
          ? hatsOf(session).map(({ hat }) =>
              line(hat, t(`hat.${hat}`), worn?.hat === hat && !worn.asks, () =>
                hat === 'partner' ? ask('institution') : void choose(hat, null),
              ),
            )
          : [
              ...here.map(d =>
                line(
                  d.duty.id,
                  t('hats.onDuty', { name: d.name, from: clockText(d.duty.hours.from), to: clockText(d.duty.hours.to) }),
                  false,
                  () => void choose('partner', d.duty.partner, d),
                ),
              ),
              ...INSTITUTIONS.map(i => line(i, t(`hats.institution.${i}`), false, () => void choose('partner', i))),
            ]}
      </ul>
      {asked === 'hat' && worn?.hat === 'partner' && partner && <PartnerHere {...partner} />}
      {asked === 'hat' && centre !== null && worn?.home === 'today' && (
        <div class="stack close">
          <p class="soft">{t('hats.trial.say')}</p>
          <Button onPress={() => void turnTrial()}>{t(isTrial ? 'hats.trial.end' : 'hats.trial.begin')}</Button>
        </div>
      )}
      <div role="alert">{failed && <Wrong id="hat-wrong">{t('save.failedShort')}</Wrong>}</div>
      <div class="row">
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
