// Who says something now, on this device.
import { byOf } from '../domain/hats.ts'
import { factsOfCommit } from '../store/facts.ts'
import type { Device, Now } from './device.ts'
import { wornOn } from './worn-on.ts'

/** In whose name something is said on this device now: the hat worn, and the institution where there is one. Throws where nobody has enrolled. */
export const byOn = async (device: Device, now: Pick<Now, 'at'>): Promise<string> => {
  const { session, hat } = await factsOfCommit(device.db)
  if (!session) throw new Error('nobody has enrolled here')
  return byOf(wornOn(device, session, hat, now.at))
}
