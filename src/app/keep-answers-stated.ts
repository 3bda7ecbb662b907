// What the public has answered and still waits on this device is stated once no more can come, and half a paper sheet goes with its day: at the start, and
// when another day begins.
import { effect } from '@preact/signals'
import type { Device } from '../device/device.ts'
import { fact } from '../store/facts.ts'
import { forgetSheets } from '../store/typed-drafts.ts'
import type { World } from './world.ts'

/** Loaded where something waits: an associated centre's phone keeps no answers, nor what states them (`staff-parts.ts`). */
const stateWhatIsDue = async (device: Device): Promise<void> => {
  const { db } = device
  if ((await fact(db, 'sheets')) === undefined && (await fact(db, 'exitAnswers')) === undefined) return
  await (await import('../device/keep-answers.ts')).stateWhatIsDue(device)
}

/** While this tab leads. Returns how to stop. */
export const keepAnswersStated = ({ device, minute }: Pick<World, 'device' | 'minute'>): (() => void) => {
  let last: string | null = null
  return effect(() => {
    const { day } = device.clock.local(minute.value)
    if (day === last) return
    last = day
    void forgetSheets(device.db, day).catch(() => undefined)
    void stateWhatIsDue(device).catch(() => undefined) // a database that fails is told by the storage alert; another day tries again
  })
}
