// A try at the screen's lock. Wrong ones slow down, also over a reload.
import { opens } from '../device/lock.ts'
import type { Device } from '../device/device.ts'
import { LONGEST_WAIT, waitAfter } from '../domain/lock-wait.ts'
import { dropFact, fact, setFact } from '../store/facts.ts'

/** `wait`: milliseconds until the next try is heard. */
export type Tried = { readonly is: 'open' } | { readonly is: 'wrong'; readonly wait: number }

export const tryLock = async (device: Device, secret: string): Promise<Tried> => {
  const [lock, before] = await Promise.all([fact(device.db, 'lock'), fact(device.db, 'lockTries')])
  if (!lock) return { is: 'open' }
  const left = (before?.until ?? 0) - device.clock.now()
  if (left > 0 && left <= LONGEST_WAIT) return { is: 'wrong', wait: left }
  if (await opens(lock, secret)) {
    await dropFact(device.db, 'lockTries')
    return { is: 'open' }
  }
  const wrong = (before?.wrong ?? 0) + 1
  const wait = waitAfter(wrong)
  await setFact(device.db, 'lockTries', { wrong, until: device.clock.now() + wait })
  return { is: 'wrong', wait }
}
