// The table of screens: one line for each address. Loaded after the first screen, each screen when one goes to it. Whether a device has
// the section an address belongs to is said in sections.ts alone; a screen outside the sections says itself whom it is for.
import type { JSX } from 'preact'
import { isKey } from '../domain/ids.ts'
import type { AgendaProps } from '../events/AgendaScreen.tsx'
import type { Session } from '../store/facts.ts'
import type { Standing } from '../store/read-status.ts'
import type { Room } from '../visits/room.ts'
import { deskOf } from './desk.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { go } from './location.ts'
import { NotFound } from './NotFound.tsx'
import { SECTIONS } from './sections.ts'
import type { World } from './world.ts'

const InterviewScreen = lazyScreen(async () => (await import('../visits/InterviewScreen.tsx')).InterviewScreen)
const GroupScreen = lazyScreen(async () => (await import('../visits/GroupScreen.tsx')).GroupScreen)
const CentresScreen = lazyScreen(async () => (await import('../review/CentresScreen.tsx')).CentresScreen)
const SendingScreen = lazyScreen(async () => (await import('../sending/SendingScreen.tsx')).SendingScreen)
const AgendaScreen = lazyScreen(async () => (await import('../events/AgendaScreen.tsx')).AgendaScreen)
const NewEventScreen = lazyScreen(async () => (await import('../events/NewEventScreen.tsx')).NewEventScreen)
const EventScreen = lazyScreen(async () => (await import('../events/EventScreen.tsx')).EventScreen)
const DevicesScreen = lazyScreen(async () => (await import('../network/DevicesScreen.tsx')).DevicesScreen)
const CodeScreen = lazyScreen(async () => (await import('../network/CodeScreen.tsx')).CodeScreen)
const About = lazyScreen(async () => (await import('./About.tsx')).About)

export type Around = {
  readonly world: World
  readonly session: Session
  /** Null for a device that records no visits. */
  readonly room: Room | null
  readonly standing: Standing | undefined
  readonly place: string | null
  /** A code that the address of the page brought. */
  readonly code: string | null
}
type Show = (around: Around, rest: string) => JSX.Element

const agendaOf = ({ world, session, standing }: Around): AgendaProps => ({
  desk: deskOf(world, session),
  rights: session,
  heard: standing?.heard ?? null,
})

/** By address; `/*` takes what stands behind the slash as `rest`. */
const SCREENS: Readonly<Record<string, Show>> = {
  '/interview/*': ({ room }, id) => (room && isKey(id) ? <InterviewScreen key={id} room={room} id={id} /> : <NotFound />),
  '/group/*': ({ room }, id) => (room && isKey(id) ? <GroupScreen key={id} room={room} id={id} /> : <NotFound />),
  '/centres': ({ world, standing }) => (
    <CentresScreen device={world.device} online={world.online} heard={standing?.heard ?? null} minute={world.minute} />
  ),
  '/agenda': around => <AgendaScreen {...agendaOf(around)} />,
  '/agenda/*': (around, rest) =>
    rest === 'new' ? (
      <NewEventScreen {...agendaOf(around)} />
    ) : isKey(rest) ? (
      <EventScreen key={rest} {...agendaOf(around)} uid={rest} />
    ) : (
      <NotFound />
    ),
  '/devices': ({ world, session }) => (
    <DevicesScreen
      device={world.device}
      session={session}
      ask={async q => (await world.engine.peek()?.ask(q)) ?? 'no-line'}
      minute={world.minute}
    />
  ),
  '/sending': ({ world, session, standing, place }) => (
    <SendingScreen
      device={world.device}
      session={session}
      standing={standing}
      activity={world.activity}
      sendNow={() => world.engine.peek()?.sendNow()}
      storage={world.storage.value}
      centreName={place}
      minute={world.minute}
    />
  ),
  '/code': ({ world, session, code }) =>
    session.at === '' ? (
      // everything starts anew with the new session
      <CodeScreen device={world.device} brought={code} enrolled={() => location.assign('/')} back={() => go('/sending')} />
    ) : (
      <NotFound /> // a demonstration takes no code
    ),
  '/about': ({ world }) => (
    <About
      version={__VERSION__}
      built={__BUILD_DAY__}
      today={world.device.clock.local(world.minute.value).day}
      storage={world.storage.value}
      home="/"
    />
  ),
}

/** The first part of an address, and what stands behind it. */
const parts = (path: string): readonly [string, string] => {
  const cut = path.indexOf('/', 1)
  return cut < 0 ? [path, ''] : [path.slice(0, cut), path.slice(cut + 1)]
}

export const Screen = ({ path, ...around }: Around & { readonly path: string }): JSX.Element => {
  const [head, rest] = parts(path)
  const pattern = rest === '' ? path : `${head}/*`
  const section = SECTIONS.find(s => s.to === head)
  const show = Object.hasOwn(SCREENS, pattern) && section?.may(around.session) !== false ? SCREENS[pattern] : undefined
  return show ? show(around, rest) : <NotFound />
}
