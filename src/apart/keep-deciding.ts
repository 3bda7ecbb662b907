// What was decided and could not be carried out whole, because the line broke or the page was closed, is gone on with whenever there is a line;
// and of what lies apart that needs no word nobody is asked.
import { effect } from '@preact/signals'
import type { Device } from '../device/device.ts'
import type { Engine } from '../replica/engine.ts'
import { fact } from '../store/facts.ts'
import { followed } from '../store/live.ts'
import { goOn, tidyApart } from './decide.ts'

/** The head has said how much lies apart; milliseconds. */
const TOLD_AFTER = 300

/** Returns how to stop. What fails is tried again with the next line; a database that fails is told by the storage alert. */
export const keepDeciding = (device: Device, engine: Pick<Engine, 'activity' | 'ask'>): (() => void) => {
  let tried = false
  let work: Promise<unknown> = Promise.resolve()
  const then = (act: () => Promise<unknown>): void => {
    work = work.then(act).catch(() => undefined)
  }
  const tidy = (): void => then(() => tidyApart(device, engine.ask))
  const stop = effect(() => {
    const connected = engine.activity.value.is === 'connected'
    if (connected && !tried) {
      then(() => goOn(device, engine.ask))
      tidy()
    }
    tried = connected
  })
  const told = followed(() => fact(device.db, 'apart'), TOLD_AFTER).subscribe({
    next: tidy,
    error: () => undefined,
  })
  return () => {
    stop()
    told.unsubscribe()
  }
}
