// Looks after what is kept, in quiet moments: stamps and checks what waits, walks over the log, remembers outside the database that this
// device belongs to a network, keeps in memory what is unsent, and notes what went wrong.
import { effect } from '@preact/signals'
import { catchInstallOffer } from '../device/install.ts'
import { lastFaults, noteFault } from '../device/faults.ts'
import { rememberHere } from '../device/was-here.ts'
import { fullSeen } from '../sending/use-grade.ts'
import { remember } from '../sending/unsent-memory.ts'
import { fact, setFact } from '../store/facts.ts'
import { isErased } from '../store/is-erased.ts'
import { patrolLog, patrolUnsent } from '../store/patrol.ts'
import { unsentAll } from '../store/unsent-statements.ts'
import type { World } from './world.ts'

/** What waits is looked at so long after the last commit: never between two taps. Milliseconds. */
const QUIET = 3_000
/** A note that could not be written is tried again this often. Milliseconds. */
const AGAIN = 30_000

/** Writes a fact as soon as the database takes it. */
const noteWhenPossible = (write: () => Promise<unknown>): void => {
  void write().catch(() => setTimeout(() => noteWhenPossible(write), AGAIN))
}

/** The browser had no room: remembered, since it will happen again. */
export const noteFull = (world: World): void => {
  const { db, clock } = world.device
  const at = clock.now()
  fullSeen.value = at
  noteWhenPossible(async () => fullSeen.peek() === at && setFact(db, 'full', at)) // unless somebody has made room meanwhile
}

const watchFaults = (world: World): void => {
  const { db, clock } = world.device
  const note = (e: unknown): void => {
    noteFault(e, clock.now())
    void fact(db, 'faults')
      .then(earlier => setFact(db, 'faults', lastFaults(earlier ?? [])))
      .catch(() => undefined) // this tab still knows them
  }
  addEventListener('error', e => note(e.error))
  addEventListener('unhandledrejection', e => note(e.reason))
}

const watchUnsent = (world: World, idle: () => Promise<void>): void => {
  const { db, dice, clock } = world.device
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async (): Promise<void> => {
    await idle()
    if (await isErased(db)) return // what this tab remembers is all there is
    await patrolUnsent(db, dice, clock.now())
    remember(db, await unsentAll(db))
  }
  // what the status line is made of says when something was committed: no reading of its own after a tap
  effect(() => {
    if (!world.standing.value.value) return
    clearTimeout(timer)
    timer = setTimeout(() => void look().catch(() => undefined), QUIET) // a database that is closed or full is told by the storage alert
  })
}

/** `idle`: resolves in a quiet moment. Call once. */
export const watchStorage = (world: World, idle: () => Promise<void>): void => {
  const { clock } = world.device
  watchFaults(world)
  catchInstallOffer(window)
  watchUnsent(world, idle)
  effect(() => {
    if (world.keeping.state.value === 'full') noteFull(world)
  })
  if (world.profile.is === 'own')
    effect(() => {
      const standing = world.standing.value.value
      if (!standing || !world.session.value) return
      const { day } = clock.local(world.minute.value)
      void idle().then(async () => {
        if (!(await isErased(world.device.db))) rememberHere({ day, unsent: standing.waiting.count + standing.refused })
      })
    })
}

/** The walk over the log; what the head has and is damaged here is asked for again. `redone`: documents whose rows were just made anew, from whatever the log says. */
export const walkLog = async (world: World, idle: () => Promise<void>, redone: number): Promise<void> => {
  const { db, dice, clock } = world.device
  const { damaged } = await patrolLog(db, dice, clock.now, idle, redone > 0 ? 'now' : 'each day')
  if (damaged > 0) world.engine.peek()?.pullAgain()
}
