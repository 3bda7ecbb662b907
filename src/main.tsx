// The composition root: which database, which session, what starts when.
import './ui/looks.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { App, type Brought } from './app/App.tsx'
import { followLinks } from './app/location.ts'
import { mayStart } from './app/may-start.ts'
import { applyKeptTheme } from './app/theme.ts'
import { Unopened } from './app/Unopened.tsx'
import type { UpdateOffer } from './app/update-offer.ts'
import { makeWorld, type World } from './app/world.ts'
import { LEFT, profileOf, sideRights, type Profile } from './demo/profile.ts'
import { deviceClock } from './device/clock.ts'
import type { Device } from './device/device.ts'
import { deviceDice } from './device/dice.ts'
import { isDay } from './domain/day.ts'
import { isKey } from './domain/ids.ts'
import { readCode } from './domain/one-time-code.ts'
import { isFull } from './store/commit.ts'
import { openDatabase } from './store/tables.ts'
import { speakFirst, t } from './text/translate.ts'

/** A link of ours carries its secret behind the '#', which no server ever sees; it is taken out of the address at once. */
const takeBrought = (): Brought => {
  const brought = new URLSearchParams(location.hash.slice(1))
  const code = readCode(brought.get('code') ?? '')
  const again = brought.get('recover')
  const token = again ?? brought.get('coordinator')
  if (brought.has('code') || token !== null) history.replaceState(null, '', location.pathname + location.search)
  return { code, token: isKey(token) ? token : null, recovers: isKey(again) }
}

const afterFirstPicture = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))

/** One side of a demonstration enrols itself the first time it is opened. */
const enterDemo = async (profile: Profile, world: World): Promise<void> => {
  if (profile.is !== 'demo' || world.session.peek()) return
  const { enrol } = await import('./device/enrol.ts')
  const session = await enrol(world.device.db, profile.at, { ...sideRights(profile.side), label: t('app.demo') })
  if ('device' in session) world.session.value = session
}

/** Whatever the reason, nothing can be read or kept: that is told instead of an empty page. */
const notOpened = (e: unknown): 'closed' | 'full' => {
  console.error(e)
  return isFull(e) ? 'full' : 'closed'
}

const start = async (root: HTMLElement): Promise<void> => {
  applyKeptTheme()
  const profile = profileOf(location.search, sessionStorage)
  const brought = takeBrought()
  if (!isDay(__BUILD_DAY__)) throw new Error(`built on no day: ${__BUILD_DAY__}`)
  const device: Device = { db: openDatabase(profile.database), clock: deviceClock, dice: deviceDice, build: __BUILD_DAY__ }
  const [world] = await Promise.all([makeWorld(profile, device).catch(notOpened), speakFirst()])
  if (typeof world === 'string') return render(<Unopened why={world} />, root)
  await enterDemo(profile, world)
  if (world.locked) await (await import('./app/lock.tsx')).lockNow(world, root)

  followLinks()
  // a link with a code, opened in a tab that already runs the app: it starts anew with it
  addEventListener('hashchange', () => /#(code|coordinator|recover)=/.test(location.hash) && location.reload())
  const update = signal<UpdateOffer | null>(null)
  const begin = async (): Promise<void> => {
    const { startBackground } = await import('./app/background.ts')
    startBackground(world, __VERSION__)
  }
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
  const { watchUpdates } = await import('./app/update-offer.ts')
  update.value = await watchUpdates(device.db, world.session)
}

const root = document.getElementById('app')
if (root && mayStart()) void start(root)
