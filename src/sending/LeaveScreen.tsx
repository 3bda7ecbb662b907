// Taking this device out of service: what is unsent is sent or copied first, then everything of Relais here is erased.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { Ask } from '../replica/fetch-apart.ts'
import type { Activity } from '../replica/engine.ts'
import { leaving } from '../store/erase-all.ts'
import { fact, type Session } from '../store/facts.ts'
import { tryRefusedAgain } from '../store/outbox.ts'
import { countUncompared } from '../store/uncompared.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useTitle } from '../ui/use-title.ts'
import type { CopyAside } from './copied.ts'
import { SendNow } from './SendNow.tsx'
import { Wrong } from '../ui/Wrong.tsx'

export type Left = 'gone' | 'unsaved'
type Props = {
  readonly device: Device
  readonly session: Session
  readonly activity: ReadonlySignal<Activity>
  readonly sendNow: () => void
  readonly ask: Ask
  /** Opens the copy that is carried by hand. */
  readonly copyAside: () => Promise<CopyAside>
  /** Erases everything: `copied`: what is in a copy; `lost`: what the person has said may be lost. After 'gone' this screen is no more. */
  readonly leave: (copied: ReadonlySet<string>, lost: ReadonlySet<string>) => Promise<Left>
}

/** Is there another coordinator? 'unknown' where the head does not say. Asked of a coordinator only. */
type Others = 'some' | 'none' | 'unknown'
const useOtherCoordinators = (session: Session, ask: Ask, connected: boolean): Others => {
  const [others, set] = useState<Others>('unknown')
  useEffect(() => {
    if (session.role !== 'coordinator' || !connected) return
    void ask({ do: 'devices' }).then(answer => {
      if (answer === 'no-line' || !answer.ok || !Array.isArray(answer.devices)) return
      set(answer.devices.some(d => d.role === 'coordinator' && d.revokedAt === null && d.id !== session.device) ? 'some' : 'none')
    })
  }, [connected])
  return others
}

const NOTHING: ReadonlySet<string> = new Set()

export const LeaveScreen = ({ device, session, activity, sendNow, ask, copyAside, leave }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('leave.title') }))
  const { db, clock } = device
  const connected = activity.value.is === 'connected'
  const others = useOtherCoordinators(session, ask, connected)
  useEffect(() => void countUncompared(db, clock.now()).catch(() => undefined), []) // a database that is closed or full is told by the storage alert
  const known = useLive(() => Promise.all([leaving(db), fact(db, 'removed')]), [db]).value
  const [saved, save] = useState(NOTHING)
  /** What stood here when a copy was made, or could not be. */
  const [tried, wasTried] = useState(NOTHING)
  const [safe, put] = useState(false)
  const [givenUp, giveUp] = useState(NOTHING)
  const [asking, turn] = useState(false)
  const [problem, say] = useState<'leave.unsaved' | 'leave.unsafe' | 'leave.unlost' | null>(null)
  const [busy, work] = useState(false)
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) alert.current?.scrollIntoView({ block: 'nearest' }) // it may lie under the bar at the foot
  }, [problem])
  const left = known?.[0].unsent.length ?? 0
  const before = useRef(0)
  useEffect(() => {
    if (left < before.current) say(null) // something was sent: it is asked anew
    before.current = left
  }, [left])
  if (!known) return <h1>{t('leave.title')}</h1>
  const [{ unsent, count, damaged, texts, halfTyped, sheets }, removed] = known
  const copied = unsent.filter(name => saved.has(name)).length
  const unheld = unsent.filter(name => !saved.has(name) && tried.has(name))
  const bare = unsent.length - copied - unheld.length
  const lost = [...texts, ...damaged, ...unheld]
  const kept = lost.some(name => !givenUp.has(name))

  const copy = async (): Promise<void> => {
    const names = (await leaving(db).catch(() => null))?.unsent ?? unsent // a database that was closed meanwhile
    const { how, saved: more } = await copyAside()
    save(new Set([...saved, ...more]))
    if (more.size > 0) say(null)
    if (how !== 'closed') wasTried(new Set([...tried, ...names]))
  }
  const begin = (): void => {
    if (bare > 0) return say('leave.unsaved')
    if (copied > 0 && !safe) return say('leave.unsafe')
    if (kept) return say('leave.unlost')
    say(null)
    turn(true)
  }
  const erase = async (): Promise<void> => {
    if (busy) return
    work(true)
    if ((await leave(saved, givenUp)) === 'gone') return
    work(false)
    turn(false)
    say('leave.unsaved')
  }

  return (
    <div class="stack wide">
      <h1>{t('leave.title')}</h1>
      <p class="say">{t('leave.say')}</p>
      {unsent.length > 0 && (
        <Slip
          actions={
            <>
              {removed === undefined && (
                <SendNow look="main" activity={activity} sendNow={sendNow} before={() => tryRefusedAgain(db, clock.now())} />
              )}
              <Button icon="stick" onPress={() => void copy()}>
                {t('sending.export')}
              </Button>
            </>
          }
        >
          <Emphasis k="leave.unsent" values={{ n: count }} />
        </Slip>
      )}
      {copied > 0 && bare === 0 && (
        <Ticks
          legend={t('leave.copied')}
          kind="several"
          choices={[{ value: 'safe', label: t('leave.copied.safe') }]}
          chosen={safe ? ['safe'] : []}
          onChange={chosen => put(chosen.length > 0)}
        />
      )}
      <Sheet>
        <div class="stack">
          <p>{t('leave.erases')}</p>
          {texts.length > 0 && <Note icon="warning">{t('leave.texts', { n: texts.length })}</Note>}
          {damaged.length > 0 && <Note icon="warning">{t('leave.damaged', { n: damaged.length })}</Note>}
          {unheld.length > 0 && <Note icon="warning">{t('leave.unheld', { n: unheld.length })}</Note>}
          {lost.length > 0 && (
            <Ticks
              legend={t('leave.lost')}
              kind="several"
              choices={[{ value: 'lost', label: t('leave.lost.accept') }]}
              chosen={kept ? [] : ['lost']}
              onChange={chosen => giveUp(new Set(chosen.length > 0 ? lost : []))}
            />
          )}
          {halfTyped > 0 && <Note icon="warning">{t('leave.drafts', { n: halfTyped })}</Note>}
          {sheets > 0 && <Note icon="warning">{t('leave.sheets', { n: sheets })}</Note>}
          {removed === undefined && !connected && <Note icon="warning">{t('leave.offline')}</Note>}
          {session.role === 'coordinator' && removed === undefined && others !== 'some' && (
            <Note icon="warning" tone="ochre">
              {t(others === 'none' ? 'leave.last' : 'leave.perhapsLast')}
            </Note>
          )}
          <div role="alert" ref={alert}>
            {problem && <Wrong id="leave-wrong">{t(problem)}</Wrong>}
          </div>
          <div class="row">
            <Button look="danger" off={bare > 0 || (copied > 0 && !safe) || kept} onPress={begin}>
              {t('leave.do')}
            </Button>
            <Button to="/" icon="back">
              {t('leave.keep')}
            </Button>
          </div>
        </div>
      </Sheet>
      {asking && (
        <Dialog title={t('leave.sure')} onClose={() => turn(false)}>
          <p>{t('leave.sure.say')}</p>
          <div class="row">
            <Button look="stop" off={busy} onPress={() => void erase()}>
              {t('leave.sure.do')}
            </Button>
            <Button focusFirst onPress={() => turn(false)}>
              {t('leave.keep')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}
