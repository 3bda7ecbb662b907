// The frame and the screens of a device that belongs to a network, by its role.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { nowOn } from '../device/device.ts'
import { wornOn } from '../device/worn-on.ts'
import { isDoubtful } from '../domain/clock-state.ts'
import { ofCode } from '../domain/centre.ts'
import { counsels } from '../domain/counsels.ts'
import { hatsOf } from '../domain/hats.ts'
import { status } from '../replica/status.ts'
import { fact, type Session } from '../store/facts.ts'
import { centres, network, referenceChanges } from '../store/read-day.ts'
import { unreadCount } from '../store/unread-count.ts'
import { useLive } from '../store/use-live.ts'
import { centreName, networkName } from '../text/centre-words.ts'
import { callReferences } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import type { Room } from '../visits/room.ts'
import { TodayScreen } from '../visits/TodayScreen.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { dismissToast } from '../ui/Toasts.tsx'
import { Alerted } from './Alerted.tsx'
import { Frame } from './Frame.tsx'
import { go, path } from './location.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { mend } from './mend.ts'
import { homeOf, linksOf, sectionsOf } from './sections.ts'
import { statusWords } from './status-words.ts'
import type { UpdateOffer } from './update-offer.ts'
import { whereOf } from './where.ts'
import type { World } from './world.ts'

const Screen = lazyPart(() => import('./screens.tsx').then(m => m.Screen))
const Offers = lazyScreen(() => import('./Offers.tsx').then(m => m.Offers))
const CancelledHere = lazyScreen(() => import('./CancelledHere.tsx').then(m => m.CancelledHere))

/** The first screen: everything else is in the table of screens.tsx. */
const TODAY = '/today'
const AGENDA = '/agenda'

type Props = {
  readonly world: World
  readonly session: Session
  readonly update: UpdateOffer | null
  /** A code that the address brought. */
  readonly code: string | null
}

export const Enrolled = ({ world, session, update, code }: Props): JSX.Element => {
  const { device, keeping, minute, storage } = world
  const now = minute.value
  const names = useLive(
    () =>
      Promise.all([network(device.db), centres(device.db), fact(device.db, 'hat'), fact(device.db, 'apart'), fact(device.db, 'copied')]),
    [device],
  ).value
  /** The clock is; with the answer all is drawn anew, for somebody may have said which day it is. */
  const doubtful = useLive(() => nowOn(device, 'hour').then(n => isDoubtful(n.clock)), [device, now]).value ?? false
  const worn = wornOn(device, session, names ? names[2] : world.hat, now)
  const hat = worn?.hat ?? 'counsellor'
  const changes = useLive(() => referenceChanges(device.db, session.centre), [device, session]).value
  useEffect(() => {
    if (changes) callReferences(changes)
  }, [changes])
  const sections = sectionsOf(session, hat)
  const home = homeOf(sections, worn?.home)
  const here = path.value === '/' ? home : path.value
  const [dressing, dress] = useState(false)
  const unread = useLive(() => unreadCount(device.db), [device]).value ?? 0
  /** An event stands on this device's screens only where there is an agenda. */
  const tells = sections.some(s => s.to === AGENDA)
  const standing = world.standing.value.value
  const removed = standing?.removed ?? false
  useEffect(() => {
    if (code !== null && removed) go('/code')
  }, [removed])
  const takes = keeping.state.value === 'open'
  useEffect(() => {
    if (!takes) dismissToast() // the alert pushes the screen down, and nothing may be taken through what lies over it
  }, [takes])
  const word = standing ? status({ ...standing, keeping: keeping.state.value, storage: storage.value, now }) : null
  const words = word && statusWords(word, storage.value, now)

  const activity = world.activity.value
  const centre = names && ofCode(names[1], session.centre)
  const room: Room | null =
    counsels(session) && session.centre
      ? {
          device,
          where: whereOf(session.centre, centre),
          minute,
          doubtful,
          hat,
          purposes: worn?.purposes,
          takes,
          failed: keeping.failed,
          worked: () => {
            if (keeping.state.peek() !== 'open') void mend(world)
          },
          late: words?.level === 'late',
          chosen: names?.[2],
          home: TODAY,
          go,
        }
      : null
  return (
    <Frame
      path={here}
      place={centre ? centreName(centre) : names?.[0] ? networkName(names[0]) : ''}
      hat={worn ? t(worn.asks ? 'hat.asks' : `hat.${hat}`) : ''}
      onHat={hatsOf(session).length > 1 ? () => dress(true) : null}
      home="/"
      sections={linksOf(sections, hat, home, 'rail').map(s =>
        s.to === AGENDA && unread > 0 ? { ...s, badge: { count: unread, spoken: t('nav.agenda.unread', { n: unread }) } } : s,
      )}
      more={linksOf(sections, hat, home, 'more')}
      status={words}
      alert={<Alerted world={world} unsent={standing?.waiting.count ?? 0} />}
      offer={
        <Offers
          world={world}
          session={session}
          standing={standing}
          update={update}
          voice={[word, words, now]}
          hat={dressing ? { device, session, worn, now, onClose: () => dress(false) } : null}
        />
      }
    >
      {/* what was cancelled, what an old device brought, that this one is there twice, or a great first copy */}
      {(unread > 0 || names?.[3] || names?.[4] || (activity.is === 'connected' && activity.progress.great)) &&
        tells &&
        [home, TODAY, AGENDA].includes(here) && <CancelledHere world={world} session={session} />}
      {here === TODAY && room ? (
        <TodayScreen room={room} />
      ) : (
        <Screen
          path={here}
          world={world}
          session={session}
          room={room}
          standing={standing}
          place={centre ? centreName(centre) : null}
          code={code}
        />
      )}
    </Frame>
  )
}
