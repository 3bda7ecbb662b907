// What old devices of this centre brought after they were taken out, and the question whether it replaces the estimates. The centre decides.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { Choice } from '../domain/estimates.ts'
import type { Activity } from '../replica/engine.ts'
import type { Ask } from '../replica/fetch-apart.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { useTitle } from '../ui/use-title.ts'
import { decline, takeIn, type Decided } from './decide.ts'
import { LotSheet } from './LotSheet.tsx'
import type { Lot } from './lots.ts'
import { useLots } from './use-lots.ts'

type Props = {
  readonly device: Device
  readonly ask: Ask
  readonly online: ReadonlySignal<Activity>
  readonly minute: ReadonlySignal<number>
  readonly place: string | null
  /** What was taken in waits to be sent. */
  readonly sent: () => void
}

const SAID: Readonly<Record<Decided, TextKey>> = {
  done: 'apart.done',
  'no-line': 'apart.failed',
  later: 'apart.willBe',
  elsewhere: 'apart.elsewhere',
  moved: 'apart.moved',
}

export const ApartScreen = ({ device, ask, online, minute, place, sent }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('apart.title') }))
  const { lots, again } = useLots(device.db, ask, online.value.is === 'connected')
  const [said, say] = useState<Decided | 'declined' | null>(null)
  const [busy, work] = useState(false)
  const [leaving, leave] = useState<Lot | null>(null)
  const { day } = device.clock.local(minute.value)

  const carryOut = async (act: Promise<Decided>, how: 'declined' | 'taken'): Promise<void> => {
    work(true)
    const done = await act
    const word = done === 'done' && how === 'declined' ? 'declined' : done
    say(word)
    announce(t(word === 'declined' ? 'apart.declined' : SAID[word]))
    if (done === 'done') sent()
    if (done !== 'later') await again()
    work(false)
  }
  const take = (lot: Lot, choice: Choice): void => {
    if (!busy) void carryOut(takeIn(device, ask, lot, choice), 'taken')
  }

  return (
    <div class="stack">
      <h1>{t('apart.title')}</h1>
      <p class="say">{t('apart.say')}</p>
      {said && (
        <Slip tone={said === 'done' || said === 'declined' ? 'slate' : undefined}>
          {t(said === 'declined' ? 'apart.declined' : SAID[said])}
        </Slip>
      )}
      {lots === 'asking' ? (
        <Sheet heading={t('apart.title')} headingLook="hidden" busy>
          <Skeleton words={t('apart.reading')} />
        </Sheet>
      ) : lots === 'no-line' ? (
        <Slip tone="slate" actions={<Button onPress={() => void again()}>{t('alert.retry')}</Button>}>
          {t('apart.offline')}
        </Slip>
      ) : lots.length === 0 ? (
        <Sheet heading={t('apart.title')} headingLook="hidden">
          <Empty icon="tick" title={t('apart.none')} />
        </Sheet>
      ) : (
        lots.map(lot => (
          <LotSheet
            key={`${lot.device} ${lot.doc}`}
            lot={lot}
            place={place}
            today={day}
            busy={busy}
            take={choice => take(lot, choice)}
            decline={() => leave(lot)}
          />
        ))
      )}
      <div class="row">
        <Button icon="back" to="/">
          {t('apart.notNow')}
        </Button>
      </div>
      {leaving && (
        <Dialog title={t('apart.decline.title')} onClose={() => leave(null)}>
          <p>{t('apart.decline.say')}</p>
          <div class="row">
            <Button
              look="stop"
              onPress={() => {
                leave(null)
                void carryOut(decline(ask, leaving), 'declined')
              }}
            >
              {t('apart.decline.do')}
            </Button>
            <Button focusFirst onPress={() => leave(null)}>
              {t('apart.decline.keep')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
