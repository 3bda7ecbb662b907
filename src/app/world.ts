// What every screen stands on, made once by main.tsx and passed down: this tab's profile, device, session, and the facts that are followed.
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Profile } from '../demo/profile.ts'
import { nowBy, type Device } from '../device/device.ts'
import type { StorageGrade } from '../device/storage-grade.ts'
import type { Activity, Engine } from '../replica/engine.ts'
import type { Chosen } from '../domain/hats.ts'
import { fact, factsOfCommit, type Session } from '../store/facts.ts'
import { live, type Live } from '../store/live.ts'
import { standing, type Standing } from '../store/read-status.ts'
import { watchKeeping, type KeepingWatch } from './keeping.ts'

export type World = {
  readonly profile: Profile
  readonly device: Device
  readonly session: Signal<Session | null>
  /** The hat that had been chosen when the page was opened. */
  readonly hat: Chosen | undefined
  /** The page is not shown before its lock is opened. */
  readonly locked: boolean
  readonly standing: Live<Standing>
  readonly keeping: KeepingWatch
  readonly storage: Signal<StorageGrade>
  /** Null until the background has started it, and in a tab that does not lead. */
  readonly engine: Signal<Engine | null>
  /** What the line is doing, as far as this tab knows. */
  readonly activity: ReadonlySignal<Activity>
  /** False once a try has failed. */
  readonly online: ReadonlySignal<boolean>
  /** A coarse clock for ages and hours on screen: milliseconds, moved twice a minute and on coming to the front. */
  readonly minute: ReadonlySignal<number>
}

const HALF_MINUTE = 30_000

const coarseClock = (device: Device): ReadonlySignal<number> => {
  const minute = signal(device.clock.now())
  const move = (): void => {
    minute.value = device.clock.now()
  }
  setInterval(move, HALF_MINUTE)
  document.addEventListener('visibilitychange', move)
  return minute
}

/** Reads who this device is; rejects when the database cannot be opened (the caller shows that). */
export const makeWorld = async (profile: Profile, device: Device): Promise<World> => {
  const { session, hat, clocks } = await factsOfCommit(device.db)
  nowBy(device, 'hour', clocks) // the first picture has the day that was said
  const engine = signal<Engine | null>(null)
  const activity = computed((): Activity => engine.value?.activity.value ?? { is: 'resting' })
  return {
    profile,
    device,
    session: signal(session ?? null),
    hat,
    locked: session?.role === 'coordinator' && (await fact(device.db, 'lock')) !== undefined,
    standing: live(() => standing(device.db)),
    keeping: watchKeeping(device.db),
    storage: signal<StorageGrade>('unknown'),
    engine,
    activity,
    // a line that is just being tried is not yet said to be missing
    online: computed(() => activity.value.is === 'connected' || activity.value.is === 'resting' || activity.value.is === 'trying'),
    minute: coarseClock(device),
  }
}
