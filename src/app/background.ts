// What starts after the first picture and never stands in its way: the line to the head, the rows to redo, the grade of the storage.
import { keepDeciding } from '../apart/keep-deciding.ts'
import { keepPassingOn } from '../events/pass-on.ts'
import { takeTurns } from '../replica/leader.ts'
import { startEngine, type Way } from '../replica/engine.ts'
import { openPostSocket } from '../replica/post-socket.ts'
import { keepSaid } from '../device/keep-said.ts'
import { isMetered } from '../device/metered.ts'
import { storageGrade } from '../device/storage-grade.ts'
import { fact, setFact } from '../store/facts.ts'
import { eraseUnreadable } from '../store/erase-unreadable.ts'
import { letGoOnLeaving } from '../store/let-go.ts'
import { beginNewLog } from '../store/new-log.ts'
import { rebuildWhatIsDue } from '../store/rebuild.ts'
import { forgetSheet } from '../store/sheet-basket.ts'
import { forgetOld } from '../store/typed-drafts.ts'
import { deskOf } from './desk.ts'
import { followSession } from './follow-session.ts'
import { linkFirst } from './link-first.ts'
import { noteFull, walkLog, watchStorage } from './storage-watch.ts'
import { keepAnswersStated } from './keep-answers-stated.ts'
import { keepNotesSent } from './keep-notes-sent.ts'
import type { World } from './world.ts'

const socket = (url: string, way: Way): WebSocket => (way === 'websocket' ? new WebSocket(url) : openPostSocket(url))

/** A sheet that nobody comes back to is looked for this often. Milliseconds. */
const FORGETS = 600_000

/** The line does not wait longer for a new log. Milliseconds. */
const NEW_LOG_WITHIN = 2000

const idle = (): Promise<void> =>
  new Promise(resolve =>
    'requestIdleCallback' in window ? requestIdleCallback(() => resolve(), { timeout: 2000 }) : setTimeout(resolve, 50),
  )

/** A line may be there again: the browser says online (it can be wrong: we only try), or the person comes back to the page. */
const hints = (tell: () => void): (() => void) => {
  const front = (): void => {
    if (document.visibilityState === 'visible') tell()
  }
  addEventListener('online', tell)
  document.addEventListener('visibilitychange', front)
  return () => {
    removeEventListener('online', tell)
    document.removeEventListener('visibilitychange', front)
  }
}

const redoRows = async (world: World, version: string): Promise<void> => {
  const { db, clock } = world.device
  await forgetOld(db, clock.now())
  await forgetSheet(db, clock.now())
  await eraseUnreadable(db, clock.now())
  if (await fact(db, 'packed')) await (await import('../store/packed-in.ts')).settlePacked(db)
  const before = await fact(db, 'app')
  const redone = await rebuildWhatIsDue(db, before === version ? 'no' : 'after-update', idle)
  if (before !== version) await setFact(db, 'app', version)
  await walkLog(world, idle, redone)
}

/** Call once, with a session. `version`: of this app; another one than last time reads again what was set aside. */
export const startBackground = (world: World, version: string): void => {
  const session = world.session.value
  if (!session) return
  watchStorage(world, idle)
  setInterval(() => void forgetSheet(world.device.db, world.device.clock.now()).catch(() => {}), FORGETS) // a database that fails is told by the storage alert
  world.minute.subscribe(() => void keepSaid(world.device).catch(() => {})) // as above
  followSession(world.device.db, session, () => location.assign('/'))
  letGoOnLeaving(world.device.db, navigator.vendor, window)
  void Promise.race([beginNewLog(indexedDB), new Promise(go => setTimeout(go, NEW_LOG_WITHIN))]).then(() => {
    takeTurns(`relais line ${world.profile.database}`, () => {
      const engine = startEngine({
        device: world.device,
        session,
        origin: location.origin,
        socket,
        metered: () => isMetered(navigator),
        hints,
        full: () => noteFull(world),
      })
      world.engine.value = engine
      const quiet = keepPassingOn(deskOf(world))
      const quietNotes = keepNotesSent(world, session)
      const quietAnswers = keepAnswersStated(world)
      const rest = keepDeciding(world.device, engine)
      const linked = linkFirst(world.device, engine)
      return () => {
        world.engine.value = null
        quiet()
        rest()
        quietNotes()
        quietAnswers()
        linked()
        engine.stop()
      }
    })
    void redoRows(world, version).catch(() => world.keeping.mend()) // a database that fails here is told by the storage alert
  })
  if (session.role === 'coordinator') void import('./lock.tsx').then(m => m.watchTouch(world))
  void import('./StorageTold.tsx') // before anything can go wrong
  void import('./screens.tsx') // the table only: the next screen is then one step away
  void storageGrade(navigator.storage).then(grade => {
    world.storage.value = grade
  })
}
