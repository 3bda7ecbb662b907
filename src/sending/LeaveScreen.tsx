// Taking this device out of service: what is unsent is sent or copied first, then everything of Relais here is erased.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { Ask } from '../replica/fetch-apart.ts'
import type { Activity } from '../replica/engine.ts'
import { leaving, unsentNames } from '../store/erase-all.ts'
import { fact, type Session } from '../store/facts.ts'
import { tryRefusedAgain } from '../store/outbox.ts'
import { standing } from '../store/read-status.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Wrong } from '../ui/Wrong.tsx'
import { exportUnsent } from './export-unsent.ts'

export type Left = 'gone' | 'unsaved'
type Props = {
  readonly device: Device
  readonly session: Session
  readonly activity: ReadonlySignal<Activity>
  readonly sendNow: () => void
  readonly ask: Ask
  /** Erases everything, `saved` being what was copied; after 'gone' this screen is no more. */
  readonly leave: (saved: ReadonlySet<string>) => Promise<Left>
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

export const LeaveScreen = ({ device, session, activity, sendNow, ask, leave }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('leave.title') }))
  const { db, clock } = device
  const connected = activity.value.is === 'connected'
  const others = useOtherCoordinators(session, ask, connected)
  const known = useLive(() => Promise.all([standing(db), leaving(db), fact(db, 'removed')]), [db]).value
  const [saved, save] = useState(NOTHING)
  const [safe, put] = useState(false)
  const [asking, turn] = useState(false)
  const [problem, say] = useState<'leave.unsaved' | 'leave.unsafe' | null>(null)
  const [busy, work] = useState(false)
  if (!known) return <h1>{t('leave.title')}</h1>
  const [{ waiting, refused }, { unsent, halfTyped }, removed] = known
  const bare = unsent.filter(name => !saved.has(name)).length

  const send = async (): Promise<void> => {
    announce(t('voice.sending'))
    await tryRefusedAgain(db, clock.now())
    sendNow()
  }
  const copy = async (): Promise<void> => {
    const names = await unsentNames(db)
    if ((await exportUnsent(device, session.centre)) === 'done') save(new Set(names))
  }
  const begin = (): void => {
    if (bare > 0) return say('leave.unsaved')
    if (unsent.length > 0 && !safe) return say('leave.unsafe')
    say(null)
    turn(true)
  }
  const erase = async (): Promise<void> => {
    if (busy) return
    work(true)
    const left = await leave(saved)
    if (left === 'gone') return
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
                <Button look="main" icon="send" onPress={() => void send()}>
                  {t('sending.now')}
                </Button>
              )}
              <Button icon="stick" onPress={() => void copy()}>
                {t('sending.export')}
              </Button>
            </>
          }
        >
          <Emphasis k="leave.unsent" values={{ n: waiting.count + refused }} />
        </Slip>
      )}
      {unsent.length > 0 && bare === 0 && (
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
          {halfTyped > 0 && <Note icon="warning">{t('leave.drafts', { n: halfTyped })}</Note>}
          {removed === undefined && !connected && <Note icon="warning">{t('leave.offline')}</Note>}
          {session.role === 'coordinator' && removed === undefined && others !== 'some' && (
            <Note icon="warning" tone="ochre">
              {t(others === 'none' ? 'leave.last' : 'leave.perhapsLast')}
            </Note>
          )}
          <div role="alert">{problem && <Wrong id="leave-wrong">{t(problem)}</Wrong>}</div>
          <div class="row">
            <Button look="danger" off={bare > 0 || (unsent.length > 0 && !safe)} onPress={begin}>
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
