// Who says something now, on this device.
import { byOf, wornAt } from '../domain/hats.ts'
import { factsOfCommit } from '../store/facts.ts'
import type { Device, Now } from './device.ts'

/** In whose name something is said on this device now: the hat worn, and the institution where there is one. Throws where nobody has enrolled. */
export const byOn = async (device: Device, now: Pick<Now, 'day' | 'slot'>): Promise<string> => {
  const { session, hat } = await factsOfCommit(device.db)
  if (!session) throw new Error('nobody has enrolled here')
  return byOf(wornAt(session, hat, now.day, now.slot))
}
