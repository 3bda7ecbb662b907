// The frame and the screens of a device that belongs to a network, by its role.
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { status } from '../replica/status.ts'
import type { Session } from '../store/facts.ts'
import { centres, network } from '../store/read-day.ts'
import type { Standing } from '../store/read-status.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import type { Room } from '../visits/room.ts'
import { TodayScreen } from '../visits/TodayScreen.tsx'
import { addressOf, type Address } from './address.ts'
import { dismissToast } from '../ui/Toasts.tsx'
import { Alerted } from './Alerted.tsx'
import { Frame, type Section } from './Frame.tsx'
import { go, path } from './location.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { mend } from './mend.ts'
import { NotFound } from './NotFound.tsx'
import { useStatusVoice } from './status-voice.ts'
import { statusWords } from './status-words.ts'
import type { UpdateOffer } from './update-offer.ts'
import { whereOf } from './where.ts'
import type { World } from './world.ts'

const InterviewScreen = lazyScreen(async () => (await import('../visits/InterviewScreen.tsx')).InterviewScreen)
const GroupScreen = lazyScreen(async () => (await import('../visits/GroupScreen.tsx')).GroupScreen)
const CentresScreen = lazyScreen(async () => (await import('../review/CentresScreen.tsx')).CentresScreen)
const SendingScreen = lazyScreen(async () => (await import('../sending/SendingScreen.tsx')).SendingScreen)
const DevicesScreen = lazyScreen(async () => (await import('../network/DevicesScreen.tsx')).DevicesScreen)
const CodeScreen = lazyScreen(async () => (await import('../network/CodeScreen.tsx')).CodeScreen)
const UpdateSlip = lazyScreen(async () => (await import('./UpdateSlip.tsx')).UpdateSlip)
const DemoNote = lazyScreen(async () => (await import('./DemoNote.tsx')).DemoNote)
const DemoGone = lazyScreen(async () => (await import('./DemoGone.tsx')).DemoGone)
const About = lazyScreen(async () => (await import('./About.tsx')).About)

type Props = {
  readonly world: World
  readonly session: Session
  readonly update: UpdateOffer | null
  /** A code that the address brought. */
  readonly code: string | null
}

const sectionsFor = (coordinates: boolean, counsels: boolean): Section[] => [
  ...(coordinates ? [{ to: '/', word: t('nav.centres'), icon: 'centres' as const }] : []),
  ...(counsels ? [{ to: coordinates ? '/today' : '/', word: t('nav.today'), icon: 'page' as const }] : []),
  ...(coordinates ? [{ to: '/devices', word: t('nav.devices'), icon: 'device' as const }] : []),
  { to: '/sending', word: t('nav.sending'), icon: 'send' },
]

export const Enrolled = ({ world, session, update, code }: Props): JSX.Element => {
  const here = path.value
  const { device, keeping, minute, storage, profile } = world
  const now = minute.value
  const names = useLive(() => Promise.all([network(device.db), centres(device.db)]), [device]).value
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
  useStatusVoice(word, words, now)

  const activity = world.activity.value
  const gone = activity.is === 'stopped' && activity.why === 'gone'
  const centre = names?.[1].find(c => c.code === session.centre)
  const coordinates = session.role === 'coordinator'
  const counsels = session.centre !== null && (session.role === 'staff' || coordinates)
  const room: Room | null = counsels
    ? {
        device,
        where: whereOf(session.centre, centre),
        minute,
        takes,
        failed: keeping.failed,
        worked: () => {
          if (keeping.state.peek() !== 'open') void mend(world)
        },
        home: coordinates ? '/today' : '/',
        go,
      }
    : null
  const counselling = coordinates ? /^\/(today|interview|group)/.test(here) : true
  return (
    <Frame
      path={here}
      place={centre?.name ?? names?.[0]?.name ?? ''}
      hat={t(counselling ? 'hat.counsellor' : 'hat.coordination')}
      home="/"
      sections={sectionsFor(coordinates, counsels)}
      more={[]}
      status={words}
      alert={<Alerted world={world} unsent={standing?.waiting.count ?? 0} />}
      offer={
        <>
          {update && update.offer.value !== 'none' && <UpdateSlip update={update} />}
          {profile.is === 'demo' && gone && <DemoGone device={device} profile={profile} />}
          {profile.is === 'demo' && <DemoNote space={profile.space} side={profile.side} />}
        </>
      }
    >
      <Screen
        world={world}
        session={session}
        room={room}
        standing={standing}
        centreName={centre?.name ?? null}
        address={addressOf(here)}
        code={code}
      />
    </Frame>
  )
}

type ScreenProps = {
  readonly world: World
  readonly session: Session
  /** Null for a device that records no visits. */
  readonly room: Room | null
  readonly standing: Standing | undefined
  readonly centreName: string | null
  readonly address: Address
  readonly code: string | null
}

const Screen = ({ world, session, room, standing, centreName, address, code }: ScreenProps): JSX.Element => {
  const { device, minute, activity, online, storage, engine } = world
  const coordinates = session.role === 'coordinator'
  switch (address.at) {
    case 'home':
      if (coordinates) return <CentresScreen device={device} online={online} heard={standing?.heard ?? null} minute={minute} />
      return room ? <TodayScreen room={room} /> : <NotFound />
    case 'today':
      return room ? <TodayScreen room={room} /> : <NotFound />
    case 'interview':
      return room ? <InterviewScreen key={address.id} room={room} id={address.id} /> : <NotFound />
    case 'group':
      return room ? <GroupScreen key={address.id} room={room} id={address.id} /> : <NotFound />
    case 'devices':
      if (!coordinates) return <NotFound />
      return <DevicesScreen device={device} session={session} ask={async q => (await engine.peek()?.ask(q)) ?? 'no-line'} minute={minute} />
    case 'sending':
      return (
        <SendingScreen
          device={device}
          session={session}
          standing={standing}
          activity={activity}
          sendNow={() => engine.peek()?.sendNow()}
          storage={storage.value}
          centreName={centreName}
          minute={minute}
        />
      )
    case 'code':
      if (session.at !== '') return <NotFound /> // a demonstration takes no code
      // everything starts anew with the new session
      return <CodeScreen device={device} brought={code} enrolled={() => location.assign('/')} back={() => go('/sending')} />
    case 'about':
      return (
        <About version={__VERSION__} built={__BUILD_DAY__} today={device.clock.local(minute.value).day} storage={storage.value} home="/" />
      )
    case 'nowhere':
      return <NotFound />
  }
}
