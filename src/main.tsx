// The composition root: which database, which session, what starts when.
import './ui/looks.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { App } from './app/App.tsx'
import { followLinks } from './app/location.ts'
import { mayStart } from './app/may-start.ts'
import { applyKeptTheme } from './app/theme.ts'
import type { UpdateOffer } from './app/update-offer.ts'
import { makeWorld, type World } from './app/world.ts'
import { LEFT, profileOf, type Profile } from './demo/profile.ts'
import type { Brought } from './device/brought.ts'
import { deviceClock } from './device/clock.ts'
import type { Device } from './device/device.ts'
import { deviceDice } from './device/dice.ts'
import { isDay, type Day } from './domain/day.ts'
import { openDatabase } from './store/tables.ts'
import { speakFirst } from './text/translate.ts'

const LINK = /#(code|coordinator|recover)=/
/** What a link of ours brought, in this address or in that of this tab before it was loaded anew. */
const takeBrought = async (): Promise<Brought> =>
  LINK.test(location.hash) || 'relais-brought' in sessionStorage
    ? import('./device/brought.ts').then(m => m.takeBrought())
    : { code: null, token: null, recovers: false }

const afterFirstPicture = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))

/** One side of a demonstration enrols itself the first time it is opened. */
const enterDemo = async (world: World): Promise<void> => {
  const { profile } = world
  if (profile.is !== 'demo' || world.session.peek()) return
  const session = await import('./demo/enter.ts').then(m => m.enrolSide(world.device, profile))
  if ('device' in session) world.session.value = session
}

/** Later than this the browser is said to keep us waiting. Milliseconds. */
const LATE = 10_000

/** Opens the database and reads whose device this is; says so in words where it does not open, and goes on should it open after all. */
const open = async (root: HTMLElement, profile: () => Profile, build: Day): Promise<World | null> => {
  let device: Device | undefined
  let opened = false
  const unopened = async (e: unknown): Promise<void> => {
    await import('./app/Unopened.tsx').then(m => m.sayUnopened(root, e, device, () => !opened))
  }
  const blocked = (): void => void unopened('blocked')
  const late = setTimeout(blocked, LATE)
  try {
    const its = profile()
    device = { db: openDatabase(its.database), clock: deviceClock, dice: deviceDice, build }
    device.db.on('blocked', blocked)
    const [world] = await Promise.all([makeWorld(its, device), speakFirst()])
    opened = true
    return world
  } catch (e) {
    await unopened(e)
    return null
  } finally {
    clearTimeout(late)
  }
}

const start = async (root: HTMLElement): Promise<void> => {
  applyKeptTheme()
  if (!isDay(__BUILD_DAY__)) throw new Error(`built on no day: ${__BUILD_DAY__}`)
  const world = await open(root, () => profileOf(location.search, sessionStorage), __BUILD_DAY__)
  if (!world) return
  const brought = await takeBrought() // not before: a browser that keeps nothing has been told of
  await enterDemo(world)
  if (world.locked) await import('./app/lock.tsx').then(m => m.lockNow(world, root))

  followLinks()
  // a link with a code, opened in a tab that already runs the app: it starts anew with it
  addEventListener('hashchange', () => LINK.test(location.hash) && location.reload())
  const update = signal<UpdateOffer | null>(null)
  const begin = (): Promise<void> => import('./app/background.ts').then(m => m.startBackground(world, __VERSION__))
  render(
    <App
      world={world}
      update={update}
      brought={brought}
      enrolled={session => {
        world.session.value = session
        void begin()
      }}
    />,
    root,
  )

  await afterFirstPicture()
  if (LEFT in sessionStorage) void import('./demo/erase-left.ts').then(m => m.eraseLeftDemo(sessionStorage))
  if (world.session.peek()) await begin()
  update.value = await import('./app/update-offer.ts').then(m => m.watchUpdates(world.device.db, world.session))
}

const root = document.getElementById('app')
if (root && mayStart()) void start(root)
