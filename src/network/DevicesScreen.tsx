// Devices of the network, for the coordinator: welcome one, remove one. The list comes from the head. For an associated centre its own devices
// alone: the relay tells it no others (C8). Centres are added where they are listed, on Réseau.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ReadonlySignal } from '@preact/signals'
import type { Device } from '../device/device.ts'
import { ROLES, type Role } from '../domain/access.ts'
import { logsVisits } from '../domain/centre.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import type { Session } from '../store/facts.ts'
import { awaitsDirectory } from '../store/awaits-directory.ts'
import { centres, network } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { withStaffTexts } from '../text/with-texts.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { openerOf } from '../ui/use-focus-back.ts'
import { useFocusGone } from '../ui/use-focus-gone.ts'
import { useTitle } from '../ui/use-title.ts'
import type { ApartLine, DeviceLine } from '../wire/questions.ts'
import { DeviceList } from './DeviceList.tsx'
import { addCode, codes, showAgain, shownCode, usedCodes, usedRead } from './given-code.ts'
import { GivenCodeSheet, untilText, type PackFor } from './GivenCode.tsx'
import { NewCodeDialog } from './NewCodeDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { useCodesAsked } from './use-codes-asked.ts'
import { useDevices, type Ask } from './use-devices.ts'

const SetUpForm = lazyPart(async () => (await import('./SetUpForm.tsx')).SetUpForm)
/** The coordination’s: nobody else loads it. Where it cannot be had, the list stands without it. */
const HeadSheet = lazyPart(
  withStaffTexts(async () => (await import('./HeadSheet.tsx')).HeadSheet),
  () => null,
)

type Props = {
  readonly device: Device
  readonly session: Session
  readonly ask: Ask
  readonly minute: ReadonlySignal<number>
  readonly pack: PackFor
}
type Task = { readonly is: 'none' | 'code' | 'setup' } | { readonly is: 'remove'; readonly device: DeviceLine }
/** Staff first: most devices are theirs. */
const OFFERED: Readonly<Record<'network' | 'own', readonly Role[]>> = { network: ROLES, own: ['associated'] }
const NONE: Task = { is: 'none' }
/** Centres of which something lies apart at the head: a device of theirs decides about it, whatever has become of the centre. */
const owed = (apart: readonly ApartLine[]): ReadonlySet<string> =>
  new Set(
    apart.flatMap(a => {
      const name = a.settled === undefined ? parseDocumentName(a.doc) : null
      return name && 'centre' in name ? [name.centre] : []
    }),
  )

export const DevicesScreen = ({ device, session, ask, minute, pack }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.devices') }))
  const [task, turnTo] = useState<Task>(NONE)
  const { devices, apart, again } = useDevices(ask, minute)
  const taken = useRef<string | null>(null)
  const removed = useFocusGone(devices, () => document.getElementById(openerOf(taken.current ?? '')))
  const known = useLive(() => Promise.all([network(device.db), centres(device.db), awaitsDirectory(device.db)]), [device]).value
  const all = known?.[1] ?? []
  const now = minute.value
  const reach = session.role === 'coordinator' ? 'network' : 'own'
  const inDemo = session.at !== ''
  const good = codes.value.filter(c => c.until * 1000 > now)
  useCodesAsked(ask, () => void again())
  const given = good.find(c => c.code === shownCode.value)
  const away = good.filter(c => c !== given)
  const end = (): void => turnTo(NONE)
  // nobody has named this network, the head has been reached, and has nothing to say of one: a set-up stopped half way
  const unnamed =
    reach === 'network' && known !== undefined && known[0] === undefined && !known[2] && all.length === 0 && Array.isArray(devices)

  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('nav.devices')}</h1>
        {!inDemo && all.length > 0 && (
          <Button look="main" icon="plus" onPress={() => turnTo({ is: 'code' })}>
            {t('devices.new')}
          </Button>
        )}
      </div>
      {reach === 'own' && <p class="soft">{t('devices.own')}</p>}
      {inDemo && <Note icon="about">{t('devices.demo')}</Note>}
      {unnamed && task.is !== 'setup' && (
        <Slip
          actions={
            <Button look="main" onPress={() => turnTo({ is: 'setup' })}>
              {t('setup.title')}
            </Button>
          }
        >
          {t('setup.unnamed')}
        </Slip>
      )}
      {task.is === 'setup' && <SetUpForm device={device} token={null} linked={session} enrolled={end} back={end} />}
      {reach === 'network' && known && !unnamed && !inDemo && !all.some(logsVisits) && <Slip>{t('devices.new.noCentre')}</Slip>}
      {usedCodes.value.length > 0 && (
        <Slip tone="slate" actions={<Button onPress={usedRead}>{t('devices.code.usedRead')}</Button>}>
          {usedCodes.value.map(c => t('devices.code.used', { place: c.place ?? t('devices.network'), label: c.label })).join(' ')}
        </Slip>
      )}
      {given && <GivenCodeSheet key={given.code} given={given} ask={ask} now={now} pack={pack} />}
      {away.length > 0 && (
        <Sheet heading={t('devices.codes')}>
          <p class="soft">{t('devices.codes.say')}</p>
          <ul class="stack close">
            {away.map(c => (
              <li key={c.code} class="row apart">
                <span>
                  <b>{c.label}</b>{' '}
                  <span class="meta">
                    {c.place ?? t('devices.network')}, {t(`devices.role.${c.role}`)}, {untilText(c.until * 1000, now)}
                  </span>
                </span>
                <Button
                  label={t('devices.code.showOf', { centre: `${c.place ?? t('devices.network')}, ${c.label}` })}
                  onPress={() => showAgain(c.code)}
                >
                  {t('devices.code.show')}
                </Button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {devices === 'asking' ? (
        <Sheet heading={t('nav.devices')} headingLook="hidden" busy>
          <Skeleton words={t('devices.reading')} />
        </Sheet>
      ) : devices === 'no-line' ? (
        <Slip tone="slate" actions={<Button onPress={() => void again()}>{t('alert.retry')}</Button>}>
          {t('devices.offline')}
        </Slip>
      ) : (
        <DeviceList
          devices={devices}
          apart={apart}
          centres={all}
          own={session.device}
          now={now}
          remove={d => turnTo({ is: 'remove', device: d })}
        />
      )}
      {reach === 'network' && !inDemo && <HeadSheet ask={ask} minute={minute} />}
      {reach === 'network' && (
        <div class="row apart">
          <p class="soft">{t('devices.centres')}</p>
          <Button icon="compass" to="/network">
            {t('devices.toNetwork')}
          </Button>
        </div>
      )}
      {task.is === 'code' && (
        <NewCodeDialog
          ask={ask}
          centres={all}
          offered={OFFERED[reach]}
          only={reach === 'own' ? session.centre : null}
          owed={owed(apart)}
          made={code => {
            addCode(code)
            announce(t('devices.code', { centre: code.place ?? t('devices.network') }))
            end()
          }}
          close={end}
        />
      )}
      {task.is === 'remove' && (
        <RemoveDialog
          device={task.device}
          ask={ask}
          done={() => {
            taken.current = task.device.id
            removed()
            end()
            void again()
          }}
          close={end}
        />
      )}
    </div>
  )
}
