// The table of screens: one line for each address. Loaded after the first screen, each screen when one goes to it. Whether a device has
// the section an address belongs to is said in sections.ts alone; a screen outside the sections says itself whom it is for.
import { localOn } from '../device/device.ts'
import type { CopyAside } from '../sending/copied.ts'
import type { JSX } from 'preact'
import { mayRead } from '../domain/access.ts'
import { counsels } from '../domain/counsels.ts'
import { isMonth } from '../domain/day.ts'
import { readsPast } from '../domain/hats.ts'
import { isCentreCode, isKey } from '../domain/ids.ts'
import { isCentres, isListName } from '../domain/lists.ts'
import { COMMONS_STAFF } from '../domain/practice.ts'
import type { AgendaProps } from '../events/AgendaScreen.tsx'
import type { Ask } from '../network/use-devices.ts'
import type { Session } from '../store/facts.ts'
import type { Standing } from '../store/read-status.ts'
import { t } from '../text/translate.ts'
import type { Room } from '../visits/room.ts'
import { deskOf } from './desk.ts'
import { go } from './location.ts'
import { noteWorldOf } from './note-world.ts'
import { Absent, screen, seldomPart, staffScreen } from './seldom-part.tsx'
import { isHidden, SECTIONS } from './sections.ts'
import { truthOf } from './truth.ts'
import type { World } from './world.ts'

const NotFound = screen(async () => (await import('./NotFound.tsx')).NotFound)
const HoursScreen = screen(async () => (await import('../hours/HoursScreen.tsx')).HoursScreen)
const HoursCard = screen(async () => (await import('../hours/HoursCard.tsx')).HoursCard)
const InterviewScreen = staffScreen(async () => (await import('../visits/InterviewScreen.tsx')).InterviewScreen)
const GroupScreen = staffScreen(async () => (await import('../visits/GroupScreen.tsx')).GroupScreen)
const CorrectScreen = staffScreen(async () => (await import('../visits/CorrectScreen.tsx')).CorrectScreen)
const CatchUpScreen = staffScreen(async () => (await import('../visits/CatchUpScreen.tsx')).CatchUpScreen)
const SheetsScreen = staffScreen(async () => (await import('../visits/SheetsScreen.tsx')).SheetsScreen)
const CountersScreen = staffScreen(async () => (await import('../visits/CountersScreen.tsx')).CountersScreen)
const EarlierScreen = staffScreen(async () => (await import('../visits/EarlierScreen.tsx')).EarlierScreen)
const TodayOnly = staffScreen(async () => (await import('../visits/TodayOnly.tsx')).TodayOnly)
const CloseScreen = staffScreen(async () => (await import('../visits/CloseScreen.tsx')).CloseScreen)
const DatesScreen = staffScreen(async () => (await import('../visits/DatesScreen.tsx')).DatesScreen)
const CentresScreen = staffScreen(async () => (await import('../review/CentresScreen.tsx')).CentresScreen)
const HoldingsScreen = staffScreen(async () => (await import('../holdings/HoldingsScreen.tsx')).HoldingsScreen)
const SendNow = screen(async () => (await import('../sending/SendNow.tsx')).SendNow)
const SendingScreen = screen(async () => (await import('../sending/SendingScreen.tsx')).SendingScreen)
const CarryScreen = screen(async () => (await import('../carry/CarryScreen.tsx')).CarryScreen)
const BringScreen = screen(async () => (await import('../carry/BringScreen.tsx')).BringScreen)
const PackMaker = seldomPart(async () => (await import('../carry/PackMaker.tsx')).PackMaker)
const BroughtHere = screen(async () => (await import('./BroughtHere.tsx')).BroughtHere)
const BackupSlip = screen(async () => (await import('../visits/BackupSlip.tsx')).BackupSlip)
const AgendaScreen = screen(async () => (await import('../events/AgendaScreen.tsx')).AgendaScreen)
const NewEventScreen = screen(async () => (await import('../events/NewEventScreen.tsx')).NewEventScreen)
const EventScreen = screen(async () => (await import('../events/EventScreen.tsx')).EventScreen)
const PartnersScreen = staffScreen(async () => (await import('../partners/PartnersScreen.tsx')).PartnersScreen)
const FiguresScreen = staffScreen(async () => (await import('../figures/FiguresScreen.tsx')).FiguresScreen)
const SheetScreen = staffScreen(async () => (await import('../sheet/SheetScreen.tsx')).SheetScreen)
const SurveysScreen = staffScreen(async () => (await import('../survey/SurveysScreen.tsx')).SurveysScreen)
const DevicesScreen = screen(async () => (await import('../network/DevicesScreen.tsx')).DevicesScreen)
const HeadNotice = staffScreen(async () => (await import('../network/HeadNotice.tsx')).HeadNotice)
const NetworkScreen = screen(async () => (await import('../network/directory/NetworkScreen.tsx')).NetworkScreen)
const CentreScreen = screen(async () => (await import('../network/directory/CentreScreen.tsx')).CentreScreen)
const ListsScreen = staffScreen(async () => (await import('../lists/ListsScreen.tsx')).ListsScreen)
const ListScreen = staffScreen(async () => (await import('../lists/ListScreen.tsx')).ListScreen)
const OurPurposes = staffScreen(async () => (await import('../lists/OurPurposes.tsx')).OurPurposes)
const ApartScreen = screen(async () => (await import('../apart/ApartScreen.tsx')).ApartScreen)
const PracticesScreen = staffScreen(async () => (await import('../notes/PracticesScreen.tsx')).PracticesScreen)
const LockSettings = staffScreen(async () => (await import('./LockSettings.tsx')).LockSettings)
const LockOffer = staffScreen(async () => (await import('./LockOffer.tsx')).LockOffer)
const LeaveScreen = screen(async () => (await import('../sending/LeaveScreen.tsx')).LeaveScreen)
const CodeScreen = screen(async () => (await import('../network/CodeScreen.tsx')).CodeScreen)
const ReportScreen = screen(async () => (await import('../sending/ReportScreen.tsx')).ReportScreen)
const Safety = screen(async () => (await import('../sending/Safety.tsx')).Safety)
const HandbookHere = screen(async () => (await import('./HandbookHere.tsx')).HandbookHere)
const About = screen(async () => (await import('./About.tsx')).About)

const askOf =
  ({ engine }: World): Ask =>
  async q =>
    (await engine.peek()?.ask(q)) ?? 'no-line'

const copyAside = async (world: World): Promise<CopyAside> => (await import('./copy-aside.tsx')).copyAside(world)

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
  desk: deskOf(world),
  rights: session,
  heard: standing?.heard ?? null,
})

const practicesOf = ({ world, session }: Around, rest: string): JSX.Element => (
  <PracticesScreen desk={{ ...deskOf(world), notes: noteWorldOf(world, session) }} rest={rest} directs={session.role === 'coordinator'} />
)

/** What visits of other days tell, on pages that are not about visits. */
const tellsPast = ({ room }: Around): boolean => room !== null && readsPast(room.hat)
const partnersOf = (around: Around, rest: string): JSX.Element => (
  <PartnersScreen desk={deskOf(around.world)} rights={around.session} past={tellsPast(around)} rest={rest} />
)
const holdingsOf = (around: Around, rest: string): JSX.Element => (
  <HoldingsScreen desk={{ ...deskOf(around.world), past: tellsPast(around) }} rest={rest} />
)

/** What reads or changes other days than this one is there under the hats that read them; the others are told why not (§5.7). */
const ofOtherDays = ({ hat }: Room, shown: JSX.Element): JSX.Element => (readsPast(hat) ? shown : <TodayOnly />)

/** Behind the month of the book stands the key of what is corrected. */
const correctOf = ({ room }: Around, rest: string): JSX.Element => {
  const [month, id] = rest.split('/')
  return room && isMonth(month) && isKey(id) ? <CorrectScreen key={rest} room={room} month={month} id={id} /> : <NotFound />
}

/** By address; `/*` takes what stands behind the slash as `rest`. */
const SCREENS: Readonly<Record<string, Show>> = {
  '/interview/*': ({ room }, id) => (room && isKey(id) ? <InterviewScreen key={id} room={room} id={id} /> : <NotFound />),
  '/group/*': (around, rest) =>
    around.room && isKey(rest) ? <GroupScreen key={rest} room={around.room} id={rest} /> : correctOf(around, rest),
  '/visit/*': correctOf,
  '/catch-up': ({ room }) => (room && !room.where.shut ? <CatchUpScreen room={room} /> : <NotFound />),
  '/catch-up/*': ({ room }, rest) =>
    room && !room.where.shut && rest === 'sheets' ? ofOtherDays(room, <SheetsScreen room={room} />) : <NotFound />,
  '/counters': ({ room }) => (room && !room.where.shut ? <CountersScreen room={room} /> : <NotFound />),
  '/close': ({ room }) => (room ? <CloseScreen room={room} /> : <NotFound />),
  '/earlier': ({ room }) => (room ? ofOtherDays(room, <EarlierScreen room={room} />) : <NotFound />),
  '/dates': ({ room }) => (room ? ofOtherDays(room, <DatesScreen room={room} />) : <NotFound />),
  '/centres': ({ world, session, standing }) => (
    <div class="stack">
      {session.role === 'coordinator' && session.at === '' && <HeadNotice ask={askOf(world)} minute={world.minute} />}
      <CentresScreen device={world.device} online={world.online} heard={standing?.heard ?? null} minute={world.minute} ask={askOf(world)} />
      {session.at === '' && <LockOffer device={world.device} />}
    </div>
  ),
  '/holdings': around => holdingsOf(around, ''),
  '/holdings/*': holdingsOf,
  '/practices': around => practicesOf(around, ''),
  '/practices/*': practicesOf,
  '/agenda': around => <AgendaScreen {...agendaOf(around)} />,
  '/agenda/*': (around, rest) =>
    rest === 'new' ? (
      <NewEventScreen {...agendaOf(around)} />
    ) : isKey(rest) ? (
      <EventScreen key={rest} {...agendaOf(around)} uid={rest} />
    ) : (
      <NotFound />
    ),
  '/partners': around => partnersOf(around, ''),
  '/partners/*': partnersOf,
  '/figures': ({ world, session, standing, room }) =>
    session.centre ? (
      <FiguresScreen
        device={world.device}
        centre={session.centre}
        heard={standing?.heard ?? null}
        minute={world.minute}
        version={__VERSION__}
        sees={room && readsPast(room.hat) ? 'all' : 'masked'}
      />
    ) : (
      <NotFound />
    ),
  '/sheet': ({ world }) => <SheetScreen desk={deskOf(world)} />,
  '/surveys': ({ world, session }) => <SurveysScreen desk={deskOf(world)} rights={session} rest="" />,
  '/surveys/*': ({ world, session }, rest) => <SurveysScreen desk={deskOf(world)} rights={session} rest={rest} />,
  '/devices': ({ world, session }) => (
    <DevicesScreen
      device={world.device}
      session={session}
      ask={askOf(world)}
      minute={world.minute}
      pack={wish => <PackMaker device={world.device} origin={location.origin} wish={wish} absent={<Absent />} />}
    />
  ),
  '/apart': ({ world, place }) => (
    <ApartScreen
      device={world.device}
      ask={askOf(world)}
      online={world.activity}
      minute={world.minute}
      place={place}
      sent={() => world.engine.peek()?.sendNow()}
    />
  ),
  '/lock': ({ world }) => <LockSettings world={world} />,
  '/network': ({ world, session }) => (
    <NetworkScreen
      desk={deskOf(world)}
      may={session.role === 'coordinator'}
      figures={session.role === 'director' ? 'come' : 'do not come'}
      theme={mayRead(session, COMMONS_STAFF) ? 'read' : 'not read'}
    />
  ),
  // a centre's own page, and behind its code and a slash its hours, which everybody reads
  '/network/*': ({ world, session }, rest) => {
    const [code, hours] = rest.split('/')
    if (isKey(rest)) return <CentreScreen key={rest} desk={deskOf(world)} id={rest} may={session.role === 'coordinator'} />
    return isCentreCode(code) && hours === 'hours' ? (
      <HoursScreen key={rest} desk={deskOf(world)} centre={code} whose="other" back={{ to: '/network', words: t('network.back') }} />
    ) : (
      <NotFound />
    )
  },
  '/hours': ({ world, session }) =>
    session.centre ? <HoursScreen desk={deskOf(world)} centre={session.centre} whose="own" /> : <NotFound />,
  '/hours/*': ({ world, session }, id) =>
    session.centre && isKey(id) ? <HoursCard key={id} desk={deskOf(world)} centre={session.centre} id={id} /> : <NotFound />,
  '/lists': ({ world, session }) => (
    <ListsScreen desk={deskOf(world)} network={session.role === 'coordinator'} centre={counsels(session) ? session.centre : null} />
  ),
  // the network's at its name, this centre's behind 'ours/': a head's coordinator has both
  '/lists/*': ({ world, session }, rest) => {
    const ours = rest.startsWith('ours/')
    const list = ours ? rest.slice('ours/'.length) : rest
    const desk = deskOf(world)
    if (!isListName(list) || (ours ? !counsels(session) || !isCentres(list) : session.role !== 'coordinator')) return <NotFound />
    return ours && list === 'purpose' && session.centre ? (
      <OurPurposes desk={desk} centre={session.centre} />
    ) : (
      <ListScreen key={rest} desk={desk} list={list} centre={ours ? session.centre : null} />
    )
  },
  '/sending/*': ({ world, session }, rest) =>
    rest === 'carry' ? (
      <CarryScreen device={world.device} session={session} origin={location.origin} />
    ) : rest === 'bring' ? (
      <BringScreen
        device={world.device}
        origin={location.origin}
        link={
          session.role === 'coordinator' && session.at === ''
            ? async look => (await import('../carry/link-maker.ts')).linkMaker(askOf(world), look)
            : null
        }
      />
    ) : (
      <NotFound />
    ),
  '/sending': ({ world, session, standing, place }) => (
    <div class="stack">
      <BackupSlip device={world.device} now={world.minute.value} />
      <SendingScreen session={session} standing={standing} centreName={place} {...truthOf(world)} />
      <BroughtHere device={world.device} />
    </div>
  ),
  '/report': ({ world, session }) => (
    <ReportScreen
      world={world}
      version={__VERSION__}
      built={__BUILD_DAY__}
      role={session.role}
      activity={world.activity}
      keeping={world.keeping.state}
    />
  ),
  '/code': ({ world, session, code }) =>
    session.at === '' ? (
      // everything starts anew with the new session
      <CodeScreen
        device={world.device}
        brought={code}
        unsent={{
          send: before => <SendNow look="main" size="large" {...truthOf(world)} before={before} />,
          copy: () => void copyAside(world),
        }}
        enrolled={() => location.assign('/')}
        back={() => go('/sending')}
      />
    ) : (
      <NotFound /> // a demonstration takes no code
    ),
  '/leave': ({ world, session }) =>
    session.at === '' ? (
      <LeaveScreen
        device={world.device}
        session={session}
        activity={world.activity}
        sendNow={() => world.engine.peek()?.sendNow()}
        ask={askOf(world)}
        copyAside={() => copyAside(world)}
        leave={async (...given) => (await import('./leave.tsx')).leaveService(world, ...given)}
      />
    ) : (
      <NotFound /> // a demonstration is left as it is entered
    ),
  '/handbook': ({ world, session }) => <HandbookHere world={world} session={session} rest="" />,
  '/handbook/*': ({ world, session }, rest) => <HandbookHere world={world} session={session} rest={rest} />,
  '/about': ({ world, session, standing }) => (
    <About
      version={__VERSION__}
      built={__BUILD_DAY__}
      today={localOn(world.device, world.minute.value).day}
      safety={<Safety {...truthOf(world)} standing={standing} centre={session.centre} />}
      home="/"
      leave={session.at === '' ? '/leave' : null}
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
  if (show && around.room && isHidden(around.room.hat, section)) return <TodayOnly />
  return show ? show(around, rest) : <NotFound />
}
