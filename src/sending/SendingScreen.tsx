// Sending: the ledger of what this device has not handed over yet. Refused first, then what waits; nothing here can destroy anything.
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { Activity } from '../replica/engine.ts'
import { damagedNotedAnew } from '../store/damaged.ts'
import { erasureRead } from '../store/erase-unreadable.ts'
import { fact, type Session } from '../store/facts.ts'
import { tryRefusedAgain } from '../store/outbox.ts'
import { centres } from '../store/read-day.ts'
import { attempts } from '../store/attempts.ts'
import { asideCounts, unsent } from '../store/read-unsent.ts'
import { useLive } from '../store/use-live.ts'
import { centreName } from '../text/centre-words.ts'
import { moment, numberText } from '../text/format.ts'
import { kilobytes } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { StateSign } from '../ui/StateSign.tsx'
import { dismissToast } from '../ui/Toasts.tsx'
import { Attempts } from './Attempts.tsx'
import { Damage } from './Damage.tsx'
import { exportUnsent } from './export-unsent.ts'
import type { Line } from './GradeAct.tsx'
import { passage, type Passage } from './passage.ts'
import { HeldTexts } from './HeldTexts.tsx'
import { useSendNow } from './SendNow.tsx'
import { SendingSentence } from './SendingSentence.tsx'
import { ThisDevice } from './ThisDevice.tsx'
import { UnsentList } from './UnsentList.tsx'
import type { Around } from './use-grade.ts'

type Props = Around &
  Line & {
    readonly session: Session
    readonly centreName: string | null
  }

/** Progress is spoken at most this often. Milliseconds. */
const SPOKEN_EVERY = 5_000

/** How far the passage under way is, spoken now and then. */
const usePassage = (device: Device, activity: Activity, waiting: number): Passage => {
  const before = useRef<Passage>(null)
  const spokenAt = useRef(-Infinity)
  const now = passage(before.current, activity.is, waiting)
  useEffect(() => {
    const grown = now !== null && now.received > 0 && now.received !== before.current?.received
    before.current = now
    const at = device.clock.steady()
    if (!grown || at - spokenAt.current < SPOKEN_EVERY) return
    spokenAt.current = at
    announce(t('sending.said', { n: now.received, total: now.total }))
  })
  return now
}

export const SendingScreen = (props: Props): JSX.Element => {
  const { device, session, standing, minute } = props
  const now = minute.value
  const activity = props.activity.value
  const { db, clock } = device
  const list = useLive(() => unsent(db), [db]).value
  const tries = useLive(() => attempts(db), [db]).value ?? []
  const names = useLive(async () => new Map((await centres(db)).map(c => [c.code as string, centreName(c)])), [db]).value
  const going = usePassage(device, activity, standing?.waiting.count ?? 0)
  const today = clock.local(now).day
  const around = { centre: session.centre, today, now, names: names ?? new Map<string, string>() }
  const damaged = list?.filter(u => u.refused === 'damaged') ?? []
  const refused = list?.filter(u => u.refused !== null && u.refused !== 'damaged' && u.refused !== 'quarantine') ?? []
  const apart = list?.filter(u => u.refused === 'quarantine') ?? []
  const waiting = list?.filter(u => u.refused === null) ?? []

  const { send, says, answer } = useSendNow({ ...props, now })
  // what was said where one came from does not lie over the list
  useEffect(dismissToast, [])
  const presentAgain = async (): Promise<void> => {
    await tryRefusedAgain(db, clock.now())
    send()
  }
  return (
    <div class="stack">
      <div class="stack close">
        <h1>{t('nav.sending')}</h1>
        {standing && <SendingSentence standing={standing} passage={going} damaged={damaged.length} apart={apart.length} now={now} />}
      </div>
      <div class="stack close">
        <div class="row">
          {!standing?.removed && (
            <Button look="main" size="large" icon="send" onPress={send}>
              {t('sending.now')}
            </Button>
          )}
          {session.at === '' && (standing?.removed || (activity.is !== 'connected' && tries[0]?.how === 'unknown')) && (
            <Button look={standing?.removed ? 'main' : 'plain'} size="large" icon="key" to="/code">
              {t('sending.newCode')}
            </Button>
          )}
        </div>
        {answer}
        <div class="row">
          <Button size="large" icon="stick" to="/sending/carry">
            {t('sending.export')}
          </Button>
          <Button look="quiet" size="large" to="/sending/bring">
            {t('bring.title')}
          </Button>
        </div>
      </div>
      <Erased device={device} now={now} />
      <Underway activity={activity} passage={going} said={says} />
      <div class="cols unequal">
        <div class="stack">
          {refused.length > 0 && (
            <Sheet heading={t('sending.list.refused')} look="flush" aside={<span class="soft">{numberText(refused.length)}</span>}>
              <UnsentList list={refused} onItsWay="resting" {...around} />
              <div class="sheet-foot row">
                <Button onPress={() => void presentAgain()}>{t('sending.retry')}</Button>
                {session.centre !== null && (session.role === 'staff' || session.role === 'coordinator') && (
                  <Button look="quiet" to="/today">
                    {t('app.toToday')}
                  </Button>
                )}
              </div>
            </Sheet>
          )}
          {apart.length > 0 && (
            <Sheet heading={t('sending.list.apart')} look="flush" aside={<span class="soft">{numberText(apart.length)}</span>}>
              <UnsentList list={apart} onItsWay="resting" {...around} />
              <div class="sheet-foot">
                <p>
                  {t('refusal.quarantine.why')} {t('refusal.quarantine.do')}
                </p>
              </div>
            </Sheet>
          )}
          <HeldTexts db={db} />
          <Damage db={db}>
            {damaged.length > 0 && (
              <>
                <UnsentList list={damaged} onItsWay="resting" {...around} />
                <div class="sheet-foot row">
                  <Button onPress={() => void damagedNotedAnew(db)}>{t('sending.damaged.anew')}</Button>
                  <Button look="quiet" onPress={() => void exportUnsent(device, session.centre)}>
                    {t('sending.damaged.copy')}
                  </Button>
                </div>
              </>
            )}
          </Damage>
          {!list && (
            <Sheet heading={t('sending.list.waiting')} busy>
              <Skeleton words={t('today.list.reading')} />
            </Sheet>
          )}
          {waiting.length > 0 && (
            <Sheet heading={t('sending.list.waiting')} look="flush" aside={<span class="soft">{numberText(waiting.length)}</span>}>
              <UnsentList list={waiting} onItsWay={going ? 'going' : 'resting'} {...around} />
              <div class="sheet-foot">
                <Note icon="stick">{t('sending.export.say')}</Note>
              </div>
            </Sheet>
          )}
          {list?.length === 0 && standing?.held === 0 && (
            <Sheet heading={t('sending.list.waiting')} headingLook="hidden">
              <Empty icon="tick" title={t('sending.nothing')}>
                {standing?.heard != null && t('sending.nothing.say')}
              </Empty>
            </Sheet>
          )}
          <SetAside device={device} />
          <Attempts
            attempts={tries}
            joined={activity.is === 'connected' ? activity.since : null}
            next={activity.is === 'waiting' ? clock.now() + activity.again - clock.steady() : null}
            now={now}
          />
        </div>
        <div class="stack">
          <ThisDevice {...props} line={activity} centre={session.centre} names={around.names} />
        </div>
      </div>
    </div>
  )
}

/** Calling, or so many of so many: a native bar with its words, no share and no wheel. */
type Under = { readonly activity: Activity; readonly passage: Passage; /** It stands beside the button already. */ readonly said: boolean }
const Underway = ({ activity, passage: going, said }: Under): JSX.Element | null => {
  if (going === null || activity.is !== 'connected')
    return activity.is === 'trying' && !said ? <Note icon="send">{t('sending.calling')}</Note> : null
  const { up, down } = activity.progress
  return (
    <Sheet>
      <label class="stack close">
        <b>{t('sending.said', { n: going.received, total: going.total })}</b>
        <progress max={going.total} value={going.received} />
        <span class="soft">{t('sending.size', { kb: kilobytes(up + down) })}</span>
      </label>
    </Sheet>
  )
}

/** Said once: what the new rights do not read is no longer here. */
const Erased = ({ device, now }: { readonly device: Device; readonly now: number }): JSX.Element | null => {
  const at = useLive(async () => (await fact(device.db, 'erased')) ?? null, [device]).value
  if (at === undefined || at === null) return null
  return (
    <Slip actions={<Button onPress={() => void erasureRead(device.db)}>{t('sending.erased.read')}</Button>}>
      {t('sending.erased', moment(at, now))}
    </Slip>
  )
}

const ASIDE = ['newer', 'unreadable', 'foreign', 'copied'] as const

const SetAside = ({ device }: { readonly device: Device }): JSX.Element | null => {
  const counts = useLive(() => asideCounts(device.db), [device]).value
  const some = counts ? ASIDE.filter(why => counts[why] > 0) : []
  if (!counts || some.length === 0) return null
  return (
    <Sheet heading={t('sending.list.aside')}>
      <ul class="legend">
        {some.map(why => (
          <li key={why}>
            <StateSign state="aside" word="" />
            <span>{t(`sending.aside.${why}`, { n: counts[why] })}</span>
          </li>
        ))}
      </ul>
      <p>
        <b>{t('sending.aside.nothing')}</b>
      </p>
    </Sheet>
  )
}
