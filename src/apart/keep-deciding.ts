// What was decided and could not be carried out whole, because the line broke or the page was closed, is gone on with whenever there is a line.
import { effect } from '@preact/signals'
import type { Device } from '../device/device.ts'
import type { Engine } from '../replica/engine.ts'
import { goOn } from './decide.ts'

/** Returns how to stop. What fails is tried again with the next line; a database that fails is told by the storage alert. */
export const keepDeciding = (device: Device, engine: Pick<Engine, 'activity' | 'ask'>): (() => void) => {
  let tried = false
  return effect(() => {
    const connected = engine.activity.value.is === 'connected'
    if (connected && !tried) void goOn(device, engine.ask).catch(() => undefined)
    tried = connected
  })
}
