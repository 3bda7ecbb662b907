// What old devices of this centre brought after they were taken out, and the question whether it replaces the estimates. The centre decides.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { localOn, type Device } from '../device/device.ts'
import type { Choice } from '../domain/estimates.ts'
import type { Activity } from '../replica/engine.ts'
import type { Ask } from '../replica/fetch-apart.ts'
import { fact } from '../store/facts.ts'
import { useLive } from '../store/use-live.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { useFocusGone } from '../ui/use-focus-gone.ts'
import { useTitle } from '../ui/use-title.ts'
import { decline, saidElsewhere, takeIn, type Decided } from './decide.ts'
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

/** What is said of an act: of one that changed nothing in the book, that; of what another device decided, which way. */
type Word = Decided | 'declined' | 'seen' | 'elsewhere-taken' | 'elsewhere-declined'
const SAID: Readonly<Record<Word, TextKey>> = {
  done: 'apart.done',
  declined: 'apart.declined',
  seen: 'apart.seen.done',
  'elsewhere-taken': 'apart.elsewhere.taken',
  'elsewhere-declined': 'apart.elsewhere.declined',
  'no-line': 'apart.failed',
  later: 'apart.willBe',
  elsewhere: 'apart.elsewhere',
  moved: 'apart.moved',
}

export const ApartScreen = ({ device, ask, online, minute, place, sent }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('apart.title') }))
  const { lots, again } = useLots(device.db, ask, online.value.is === 'connected')
  const [said, say] = useState<Word | null>(null)
  const deciding = useLive(async () => (await fact(device.db, 'deciding')) ?? null, [device]).value
  const [busy, work] = useState(false)
  const [leaving, leave] = useState<Lot | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const answered = useFocusGone(lots, () => heading.current)
  const { day } = localOn(device, minute.value)

  const tell = (word: Word): void => {
    say(word)
    announce(t(SAID[word]))
  }
  const elsewhere = async (lot: Lot): Promise<Word> => {
    const settled = await saidElsewhere(ask, lot)
    return settled === null ? 'elsewhere' : `elsewhere-${settled}`
  }
  const carryOut = async (lot: Lot, act: Promise<Decided>, done: Word): Promise<void> => {
    work(true)
    answered()
    const went = await act
    tell(went === 'done' ? done : went === 'elsewhere' ? await elsewhere(lot) : went)
    if (went === 'done') sent()
    if (went !== 'later') await again()
    work(false)
  }
  const take = (lot: Lot, choice: Choice): void => {
    if (!busy) void carryOut(lot, takeIn(device, ask, lot, choice), lot.weighed.fresh.length === 0 ? 'seen' : 'done')
  }
  /** What stood here and is gone without a word from here: somebody else of this centre has answered. */
  const before = useRef<readonly Lot[]>([])
  useEffect(() => {
    const now = typeof lots === 'string' ? [] : lots
    const gone = before.current.find(l => !now.some(n => n.device === l.device && n.doc === l.doc))
    if (typeof lots !== 'string') before.current = lots
    if (gone && !busy && said === null && typeof lots !== 'string') void elsewhere(gone).then(tell)
  }, [lots])

  return (
    <div class="stack">
      <h1 ref={heading} tabIndex={-1}>
        {t('apart.title')}
      </h1>
      <p class="say">{t('apart.say')}</p>
      {said && <Slip tone={said === 'done' || said === 'declined' || said === 'seen' ? 'slate' : undefined}>{t(SAID[said])}</Slip>}
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
            decided={deciding && deciding.device === lot.device && deciding.doc === lot.doc ? deciding.choice : null}
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
                void carryOut(leaving, decline(ask, leaving), 'declined')
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
