// What the public has answered and still waits on this device is stated once no more can come, and half a paper sheet goes with its day: at the start, and
// when another day begins.
import { effect } from '@preact/signals'
import { stateWhatIsDue } from '../device/keep-answers.ts'
import { forgetSheets } from '../store/typed-drafts.ts'
import type { World } from './world.ts'

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
